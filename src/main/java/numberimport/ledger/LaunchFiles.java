package numberimport.ledger;

import static numberimport.ledger.UtcTimes.column;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The files that launches wait for, by their paths: for processes that can't see the disk they lie on. Kept gzipped, in pieces. */
public final class LaunchFiles {

    private static final int PART = 1 << 20;
    private static final byte[] NOTHING = {};
    private static final String NO_LAUNCH_WAITS =
            " AND NOT EXISTS (SELECT 1 FROM launch WHERE " + Launches.OPEN + " AND launch.path = launch_file.path)";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    LaunchFiles(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Keeps a file, instead of what was kept for its path before. */
    public void keep(String path, InputStream content, Instant now) throws IOException {
        try {
            transactions.executeWithoutResult(status -> {
                remove(path);
                try (var parts = new GZIPOutputStream(new PartsOutput(path, now))) {
                    content.transferTo(parts);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The content of a file, if it is kept. */
    public Optional<InputStream> content(String path) throws IOException {
        var first = part(id(path), 0);
        return first.isPresent()
                ? Optional.of(new GZIPInputStream(new PartsInput(id(path), first.get())))
                : Optional.empty();
    }

    /** Forgets a file, unless a launch waits for it. */
    public void forget(String path) {
        jdbc.sql("DELETE FROM launch_file WHERE id = ?" + NO_LAUNCH_WAITS)
                .param(id(path))
                .update();
    }

    /** Forgets the files that were kept before then and that no launch waits for, as a crash may leave them; the number of their pieces. */
    public int forgetLeft(Instant before) {
        return jdbc.sql("DELETE FROM launch_file WHERE kept_at < ?" + NO_LAUNCH_WAITS)
                .param(column(before))
                .update();
    }

    private Optional<byte[]> part(String id, int number) {
        return jdbc.sql("SELECT content FROM launch_file WHERE id = ? AND part = ?")
                .params(id, number)
                .query(byte[].class)
                .optional();
    }

    private void remove(String path) {
        jdbc.sql("DELETE FROM launch_file WHERE id = ?").param(id(path)).update();
    }

    private static String id(String path) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(path.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Writes pieces as they are full. */
    private final class PartsOutput extends OutputStream {

        private final String path;
        private final Instant now;
        private final byte[] part = new byte[PART];
        private int length;
        private int number;

        PartsOutput(String path, Instant now) {
            this.path = path;
            this.now = now;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            var written = 0;
            while (written < count) {
                var fits = Math.min(PART - length, count - written);
                System.arraycopy(bytes, from + written, part, length, fits);
                length += fits;
                written += fits;
                if (length == PART) {
                    insert();
                }
            }
        }

        @Override
        public void close() {
            if (length > 0) {
                insert();
            }
        }

        private void insert() {
            jdbc.sql("INSERT INTO launch_file (id, part, path, kept_at, content) VALUES (?, ?, ?, ?, ?)")
                    .params(id(path), number++, path, column(now), Arrays.copyOf(part, length))
                    .update();
            length = 0;
        }
    }

    /** Reads piece after piece. */
    private final class PartsInput extends InputStream {

        private final String id;
        private byte[] part;
        private int position;
        private int number;

        PartsInput(String id, byte[] first) {
            this.id = id;
            this.part = first;
        }

        @Override
        public int read() {
            return atEnd() ? -1 : part[position++] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int count) {
            if (atEnd()) {
                return -1;
            }
            var read = Math.min(part.length - position, count);
            System.arraycopy(part, position, bytes, from, read);
            position += read;
            return read;
        }

        private boolean atEnd() {
            if (position == part.length) {
                part = part(id, ++number).orElse(NOTHING);
                position = 0;
            }
            return part.length == 0;
        }
    }
}
