package numberimport.pipeline;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What serve lets through the network, below number-import.web; where it listens is server.address and server.port. Never shows the
 * token.
 *
 * @param token an admin's token, at least 24 characters, instead of the one that the first start prints
 * @param folders whose files may be launched by their path
 * @param maxUpload how large an uploaded file may be
 * @param plainHttp whether it may listen without TLS on other addresses than this machine's own
 */
public record WebProperties(
        @Nullable String token,
        @DefaultValue List<Path> folders,
        @DefaultValue("100MB") DataSize maxUpload,
        @DefaultValue("false") boolean plainHttp) {

    private static final int LEAST_TOKEN = 24;

    public WebProperties {
        if (token != null && token.length() < LEAST_TOKEN) {
            throw new IllegalArgumentException(
                    "web.token is short, expected at least " + LEAST_TOKEN + " characters that nobody can guess");
        }
    }

    @Override
    public String toString() {
        return "WebProperties[folders=" + folders + ", maxUpload=" + maxUpload + "]";
    }
}
