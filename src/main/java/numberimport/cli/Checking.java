package numberimport.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import numberimport.pipeline.FailureView;
import numberimport.pipeline.FileCheck;
import numberimport.pipeline.ImportOptions;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.Settings;
import numberimport.remote.RemoteServer;

/** Checks files one after the other and tells what was found. */
final class Checking {

    private final Output out;

    Checking(Output out) {
        this.out = out;
    }

    int here(List<Path> files, Settings settings, ImportOptions options) {
        var check = new FileCheck(settings);
        var question = SheetQuestion.atTerminal(out);
        return each(files, file -> {
            try (var launcher = new Launcher(out, ProgressStyle.none, true, Clock.system(ZoneId.systemDefault()))) {
                return check.check(file, question.answered(file, options), launcher);
            }
        });
    }

    /** A server gives no examples of failed rows. */
    int there(List<Path> files, RemoteServer server, Map<String, Object> wish) {
        return each(files, file -> new FileCheck.Result(server.check(file, wish), List.of()));
    }

    private int each(List<Path> files, Function<Path, FileCheck.Result> check) {
        return files.stream().mapToInt(file -> one(file, check)).reduce(0, Math::max);
    }

    private int one(Path file, Function<Path, FileCheck.Result> check) {
        try {
            var found = check.apply(file);
            var run = found.run();
            out.run(run);
            if (!out.json()) {
                tell(found);
            }
            return run.exitCode();
        } catch (ProblemException e) {
            return out.problem(e.problem());
        }
    }

    private void tell(FileCheck.Result found) {
        var counts = found.run().counts();
        var failed = Words.failed(counts);
        out.result("Check   " + Words.number(counts.rows()) + " rows: " + Words.number(counts.unsent()) + " ready"
                + (failed.isEmpty() ? "" : ", " + failed) + "; "
                + Words.number(found.run().calls().planned()) + " calls");
        for (var reason : found.run().reasons()) {
            out.note(String.format("  %-20s %,8d", reason.code(), reason.count()));
        }
        for (FailureView example : found.examples()) {
            out.note("  row " + example.row() + ": " + example.reason());
        }
        var report = found.run().reports().rejected();
        if (report != null) {
            out.note("  report " + report);
        }
    }
}
