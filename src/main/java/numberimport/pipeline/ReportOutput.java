package numberimport.pipeline;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import numberimport.file.ReportWriter;
import org.jspecify.annotations.Nullable;

/** Writes a report as a whole or not at all: one that fails on the way leaves an earlier file as it was. */
final class ReportOutput {

    private ReportOutput() {}

    static void write(Path target, @Nullable String sourceCharset, List<String> header, Consumer<ReportWriter> rows) {
        try (var report = create(target, sourceCharset, header)) {
            try {
                rows.accept(report);
            } catch (RuntimeException e) {
                report.discard();
                throw e;
            }
        } catch (UncheckedIOException e) {
            throw notWritten(target, e);
        }
    }

    static ProblemException notWritten(Path target, Exception e) {
        return new ProblemException(new Problem(
                "REPORT_NOT_WRITTEN",
                "The report " + target + " can't be written: " + e.getMessage(),
                "free disk space, or choose another place with --report or -o",
                ExitCode.INTERNAL));
    }

    /** Opens a report; its name must ask for a format that reports have. */
    static ReportWriter create(Path target, @Nullable String sourceCharset, List<String> header) {
        try {
            return ReportWriter.create(target, sourceCharset, header);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(new Problem(
                    "REPORT_FORMAT",
                    String.valueOf(e.getMessage()),
                    "choose a name that ends in .csv or .xlsx",
                    ExitCode.USAGE));
        }
    }
}
