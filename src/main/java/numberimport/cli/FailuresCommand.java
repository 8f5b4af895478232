package numberimport.cli;

import java.util.List;
import numberimport.pipeline.FailureView;
import numberimport.pipeline.ReasonView;
import numberimport.pipeline.RunRecords;
import numberimport.pipeline.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Option(
            names = "-o",
            paramLabel = "FILE",
            converter = TargetFile.Converter.class,
            description = "write them to a file: .csv, .xlsx or .json")
    private @Nullable TargetFile file;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Override
    int run(Output out, Settings settings) {
        try (var archive = server.runs(settings)) {
            if (file != null) {
                write(archive, file, out);
            } else if (byReason) {
                tellReasons(archive.reasons(run), out);
            } else if (out.json()) {
                return out.<FailureView>list(frame(), failures -> archive.failures(run, failures));
            } else {
                archive.failures(run, failure -> out.result(line(failure)));
            }
        }
        return 0;
    }

    private void write(RunRecords archive, TargetFile target, Output out) {
        if (target.json()) {
            JsonFile.<FailureView>write(target.path(), frame(), failures -> archive.failures(run, failures));
        } else {
            archive.writeFailures(run, target.path());
        }
        out.note("Written to " + target.path());
    }

    private JsonList.Frame frame() {
        return JsonList.Frame.of("run", run, "failures");
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

    private record Reasons(long run, List<ReasonView> reasons) {}
}
