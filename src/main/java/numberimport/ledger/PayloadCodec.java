package numberimport.ledger;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A batch's rows as they are stored: JSON, compressed. */
final class PayloadCodec {

    private static final int BUFFER = 1 << 13;

    private PayloadCodec() {}

    static byte[] write(List<StagedRow> rows) {
        var bytes = new ByteArrayOutputStream(BUFFER);
        try (var gzip = new QuickGzip(bytes)) {
            StagedRowsJson.write(gzip, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static List<StagedRow> read(byte[] payload) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(payload), BUFFER)) {
            return StagedRowsJson.read(gzip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Staging a million rows takes seconds less, and the ledger a tenth more room. */
    private static final class QuickGzip extends GZIPOutputStream {

        QuickGzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
