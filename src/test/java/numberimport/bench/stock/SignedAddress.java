package numberimport.bench.stock;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Addresses of the API, each with a fresh signature as its introduction describes it. */
@Component
class SignedAddress {

    private static final String VERSION = "v2";

    private final String baseUrl;
    private final String email;
    private final String token;

    SignedAddress(
            @Value("${api.base-url}") String baseUrl,
            @Value("${api.email}") String email,
            @Value("${api.token}") String token) {
        this.baseUrl = baseUrl;
        this.email = email;
        this.token = token;
    }

    URI of(String path) {
        var timestamp = String.valueOf(Instant.now().getEpochSecond());
        var nonce = UUID.randomUUID().toString();
        return UriComponentsBuilder.fromUriString(baseUrl + path)
                .queryParam("email", email)
                .queryParam("timestamp", timestamp)
                .queryParam("sign", sha256(String.join("&", email, token, timestamp, nonce, VERSION)))
                .queryParam("nonce", nonce)
                .queryParam("sign_version", VERSION)
                .encode()
                .build()
                .toUri();
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
