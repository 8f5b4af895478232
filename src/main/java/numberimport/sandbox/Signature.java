package numberimport.sandbox;

import jakarta.servlet.ServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** The six query parameters that sign a call, each empty where it is missing: version 2, a plain SHA-256. */
record Signature(String email, String timestamp, String nonce, String version, String sign) {

    private static final Duration GREATEST_SKEW = Duration.ofMinutes(5);
    private static final Pattern UNIX_SECONDS = Pattern.compile("\\d{1,12}");

    static Signature of(ServletRequest request) {
        return new Signature(
                parameter(request, "email"),
                parameter(request, "timestamp"),
                parameter(request, "nonce"),
                parameter(request, "sign_version"),
                parameter(request, "sign"));
    }

    /** Throws with the code of the first thing that is wrong; the token is that of the e-mail address, where that is known. */
    void require(Optional<String> token, Instant now) {
        if (!UNIX_SECONDS.matcher(timestamp).matches()) {
            throw new RefusedCallException(ApiError.BAD_TIMESTAMP);
        }
        if (nonce.isBlank()) {
            throw new RefusedCallException(ApiError.NONCE_EMPTY);
        }
        if (token.isEmpty() || !version.equals("v2") || !sign.equals(sha256(signedWith(token.get())))) {
            throw new RefusedCallException(ApiError.BAD_SIGNATURE);
        }
        var skew = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                .abs();
        if (skew.compareTo(GREATEST_SKEW) > 0) {
            throw new RefusedCallException(ApiError.TIMESTAMP_SKEW);
        }
    }

    private String signedWith(String token) {
        return String.join("&", email, token, timestamp, nonce, version);
    }

    private static String parameter(ServletRequest request, String name) {
        var value = request.getParameter(name);
        return value == null ? "" : value;
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }
}
