package numberimport.api;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A company's account at the API, complete and safe to use. Refuses plain http to another machine: a signature covers neither
 * path nor body, so one that leaks is good for any call for five minutes. Never shows the token.
 */
public record ApiAccount(String name, URI baseUrl, String email, String token) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    /** The account with this name; {@code prefix} is where its properties stand, for the messages. */
    public static ApiAccount of(String name, String prefix, ApiProperties properties) {
        return new ApiAccount(
                name,
                address(prefix, required(prefix, "base-url", properties.baseUrl())),
                required(prefix, "email", properties.email()),
                required(prefix, "token", properties.token()));
    }

    private static String required(String prefix, String key, @Nullable String value) {
        if (value == null || value.isBlank()) {
            var variable =
                    (prefix + "." + key).replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
            throw new AccountException(
                    prefix + "." + key + " is not set",
                    "set it in the environment as " + variable
                            + (key.equals("token") ? "" : " or in config/application.yaml"));
        }
        return value.strip();
    }

    private static URI address(String prefix, String value) {
        URI uri;
        try {
            uri = URI.create(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
        } catch (IllegalArgumentException e) {
            throw invalid(prefix, value);
        }
        if (uri.getHost() == null
                || !uri.getPath().endsWith("/open_api_v1")
                || uri.getUserInfo() != null
                || uri.getQuery() != null) {
            throw invalid(prefix, value);
        }
        if (!isSafe(uri)) {
            throw new AccountException(
                    prefix + ".base-url is " + value + ", expected https",
                    "plain http is for a sandbox on this machine only");
        }
        return uri;
    }

    /** Whether what is sent there can be read by nobody else: by https, or within this machine. */
    public static boolean isSafe(URI address) {
        var host = address.getHost();
        return "https".equals(address.getScheme())
                || ("http".equals(address.getScheme()) && host != null && LOOPBACK.contains(host));
    }

    private static AccountException invalid(String prefix, String value) {
        return new AccountException(
                prefix + ".base-url is \"" + value.replaceFirst("//.*@", "//***@") + "\"",
                "expected an address such as https://company.udesk.cn/open_api_v1");
    }

    @Override
    public String toString() {
        return "ApiAccount[" + name + " at " + baseUrl + "]";
    }
}
