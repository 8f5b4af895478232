package numberimport.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import numberimport.pipeline.FailureView;
import numberimport.pipeline.ReasonView;
import numberimport.pipeline.RunArchive;
import numberimport.pipeline.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code failures}: the rows of a run that are not in the task, one by one, by reason, or as a file. */
@Command(
        name = "failures",
        mixinStandardHelpOptions = true,
        description = "Lists the rows of a run that did not get into the task, and why.")
final class FailuresCommand extends PrintingCommand {

    @Parameters(paramLabel = "RUN", description = "id of the run")
    private long run;

    @Option(names = "--by-reason", description = "a line for each reason, with what to do")
    private boolean byReason;

    @Option(names = "-o", paramLabel = "FILE", description = "write them to a file: .csv, .xlsx or .json")
    private @Nullable Path file;

    @Override
    int run(Output out, Settings settings) {
        try (var archive = RunArchive.open(settings)) {
            if (file != null) {
                write(archive, file, out);
            } else if (byReason) {
                tellReasons(archive.reasons(run), out);
            } else if (out.json()) {
                out.json(list(archive));
            } else {
                archive.failures(run, failure -> out.result(line(failure)));
            }
        }
        return 0;
    }

    private void write(RunArchive archive, Path target, Output out) {
        var name = target.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".json")) {
            JsonFile.write(target, list(archive));
        } else if (name.endsWith(".csv") || name.endsWith(".xlsx")) {
            archive.results(run).writeFailures(target);
        } else {
            throw usage("-o " + target + ": expected a name that ends in .csv, .xlsx or .json.");
        }
        out.note("Written to " + target);
    }

    private Failures list(RunArchive archive) {
        var failures = new ArrayList<FailureView>();
        archive.failures(run, failures::add);
        return new Failures(run, failures);
    }

    private void tellReasons(List<ReasonView> reasons, Output out) {
        if (out.json()) {
            out.json(new Reasons(run, reasons));
            return;
        }
        out.result(String.format("%-20s %8s  %s", "CODE", "COUNT", "WHAT TO DO"));
        for (var reason : reasons) {
            out.result(String.format("%-20s %,8d  %s", reason.code(), reason.count(), reason.action()));
            out.result(" ".repeat(31) + "row " + reason.exampleRow() + ": " + reason.example());
        }
    }

    private static String line(FailureView failure) {
        return "row " + failure.row() + "  " + failure.status() + "  " + failure.code() + "  " + failure.reason();
    }

    private record Failures(long run, List<FailureView> failures) {}

    private record Reasons(long run, List<ReasonView> reasons) {}
}
