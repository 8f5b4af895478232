package numberimport.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The API's signature, version v2: SHA-256 in lower-case hex over email, token, timestamp, nonce and version, joined by "&"
 * (API introduction, "sign"). Covers neither path nor body.
 */
final class Signature {

    static final String VERSION = "v2";

    private Signature() {}

    static String of(ApiAccount account, long timestamp, String nonce) {
        var text = String.join("&", account.email(), account.token(), Long.toString(timestamp), nonce, VERSION);
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
