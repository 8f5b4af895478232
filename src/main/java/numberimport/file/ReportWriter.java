package numberimport.file;

import java.io.Closeable;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows to a file that people mend and import again; no cell is ever a formula. The report appears under its name
 * when it is closed after every row was written; until then, and after any failure, a report that was there before
 * stays as it was. Failures to write are {@link java.io.UncheckedIOException}s.
 */
public interface ReportWriter extends Closeable {

    void write(List<String> cells);

    /** Gives the report up: what was written is removed, and closing does nothing more. */
    void discard();

    @Override
    void close();

    /**
     * Begins a report with these column names, in the format that the target's name asks for: for .csv GB18030 where the source is
     * in that, else UTF-8 with its byte order mark. A source that is no text has no charset.
     *
     * @throws IllegalArgumentException if the name ends in neither .csv nor .xlsx
     */
    static ReportWriter create(Path target, @Nullable String sourceCharset, List<String> header) {
        return ReportFile.create(target, sourceCharset, header);
    }

    /** Begins a report as CSV in UTF-8 for whoever reads it while it is written: given up, it ends where it is. */
    static ReportWriter streamed(OutputStream out, List<String> header) {
        return new StreamedReport(out, header);
    }
}
