package numberimport.file;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A report as CSV that goes out while it is written, some hundred rows at a time; what has left is not taken back. */
final class StreamedReport implements ReportWriter {

    private static final int ROWS_AT_A_TIME = 500;

    private final ReportRows rows;
    private long written;
    private boolean discarded;

    StreamedReport(OutputStream out, List<String> header) {
        try {
            rows = new CsvReport(out, StandardCharsets.UTF_8);
            rows.write(header);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(List<String> cells) {
        try {
            rows.write(cells);
            written++;
            if (written % ROWS_AT_A_TIME == 0) {
                rows.finish();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void discard() {
        discarded = true;
    }

    /** The stream stays open: it is not ours. */
    @Override
    public void close() {
        if (discarded) {
            return;
        }
        try {
            rows.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
