package numberimport.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of a file's bytes: what a run is bound to. */
final class ContentHash {

    static final int BLOCK_BYTES = 1 << 16;

    private final MessageDigest digest;

    ContentHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static String of(Path path) throws IOException {
        var hash = new ContentHash();
        var block = new byte[BLOCK_BYTES];
        try (InputStream in = Files.newInputStream(path)) {
            for (int length = in.read(block); length >= 0; length = in.read(block)) {
                hash.update(block, length);
            }
        }
        return hash.hex();
    }

    void update(byte[] block, int length) {
        digest.update(block, 0, length);
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
