package numberimport.pipeline;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who gets a letter about the end of each launch, below number-import.notifications.mail. Never shows the password.
 *
 * @param host the mail server; null sends no letters
 * @param to who gets them
 * @param requiresTls whether nothing is sent in the clear; off only for a server on this machine
 * @param problemsOnly whether launches that went well are passed over
 */
public record MailProperties(
        @Nullable String host,
        @DefaultValue("587") int port,
        @Nullable String username,
        @Nullable String password,
        @Nullable String from,
        @DefaultValue List<String> to,
        @DefaultValue("true") boolean requiresTls,
        @DefaultValue("false") boolean problemsOnly) {

    public MailProperties {
        if (host != null && (from == null || to.isEmpty())) {
            throw new IllegalArgumentException("notifications.mail has a host, but no from or no to, expected both");
        }
    }

    @Override
    public String toString() {
        return "MailProperties[host=" + host + ", port=" + port + ", to=" + to + "]";
    }
}
