package numberimport.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A report that replaces its target when it is complete. */
final class ReportFile implements ReportWriter {

    private final ReplacedFile file;
    private final ReportRows rows;
    private boolean failed;
    private boolean closed;

    private ReportFile(ReplacedFile file, ReportRows rows) {
        this.file = file;
        this.rows = rows;
    }

    static ReportFile create(Path target, @Nullable String sourceCharset, List<String> header) {
        String name = target.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".csv") && !name.endsWith(".xlsx")) {
            throw new IllegalArgumentException(
                    "A report is written as .csv or .xlsx, but \"%s\" ends in neither.".formatted(target));
        }
        try {
            var file = new ReplacedFile(target);
            ReportRows rows = name.endsWith(".csv") ? text(file, sourceCharset) : new XlsxReport(file.open());
            var report = new ReportFile(file, rows);
            report.write(header);
            return report;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ReportRows text(ReplacedFile file, @Nullable String sourceCharset) throws IOException {
        return GuessedCharset.GB18030.name().equals(sourceCharset)
                ? new Gb18030Report(file.part(), file.open())
                : new CsvReport(file.open(), StandardCharsets.UTF_8);
    }

    @Override
    public void write(List<String> cells) {
        try {
            rows.write(cells);
        } catch (IOException e) {
            failed = true;
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            failed = true;
            throw e;
        }
    }

    @Override
    public void discard() {
        failed = true;
        close();
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (rows) {
            if (!failed) {
                rows.finish();
                file.replaceTarget();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            file.discard();
        }
    }
}
