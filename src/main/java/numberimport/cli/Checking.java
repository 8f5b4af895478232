package numberimport.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import numberimport.pipeline.FailureView;
import numberimport.pipeline.FileCheck;
import numberimport.pipeline.ImportOptions;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.Settings;

/** Checks files one after the other and tells what was found. */
final class Checking {

    private final Output out;
    private final FileCheck check;

    Checking(Output out, Settings settings) {
        this.out = out;
        this.check = new FileCheck(settings);
    }

    int run(List<Path> files, ImportOptions options) {
        var worst = 0;
        var question = SheetQuestion.atTerminal(out);
        for (var file : files) {
            worst = Math.max(worst, one(file, question.answered(file, options)));
        }
        return worst;
    }

    private int one(Path file, ImportOptions options) {
        try (var launcher = new Launcher(out, ProgressStyle.none, true, Clock.system(ZoneId.systemDefault()))) {
            var found = check.check(file, options, launcher);
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
