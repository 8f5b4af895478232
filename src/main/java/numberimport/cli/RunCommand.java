package numberimport.cli;

import java.time.Clock;
import java.time.ZoneId;
import java.util.function.BiFunction;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.Operator;
import numberimport.pipeline.RunView;
import numberimport.pipeline.Settings;
import numberimport.pipeline.StopSignal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A command that works on a run: asks, shows progress, stops in order, and tells how it ended. */
abstract class RunCommand extends PrintingCommand {

    @Option(
            names = {"-y", "--yes"},
            description = "do not ask before sending")
    boolean yes;

    @Option(
            names = "--progress",
            paramLabel = "auto|bar|log|none",
            defaultValue = "auto",
            description = "how progress is shown (default: a bar on a terminal, else a line a minute)")
    ProgressStyle progress = ProgressStyle.auto;

    @Option(
            names = "--accept-rejects",
            arity = "0..1",
            fallbackValue = "100%",
            paramLabel = "5%",
            converter = Share.class,
            description =
                    "end with 0 instead of 3 although rows were not accepted, if they are no more than this share")
    @Nullable
    Double acceptRejects;

    final int work(Output out, Settings settings, StopSignal stop, BiFunction<Operator, StopSignal, RunView> work) {
        Logs.alsoToFile(settings.dataDir());
        try (var launcher = new Launcher(out, progress, yes, Clock.system(ZoneId.systemDefault()))) {
            return tell(out, work.apply(launcher, stop), launcher);
        }
    }

    private int tell(Output out, RunView ended, Launcher launcher) {
        launcher.close();
        var run = accepted(ended) ? ended.withExit(ExitCode.OK) : ended;
        out.run(run);
        if (!out.json()) {
            out.note(RunSummary.of(run));
        }
        var error = run.error();
        if (error != null) {
            out.hint("error: " + error.message());
            out.hint("  " + error.hint());
        } else if (run.counts().notAccepted() > 0 && !out.quiet()) {
            out.hint("Next:  number-import failures " + run.run() + " --by-reason");
        }
        return run.exitCode();
    }

    private boolean accepted(RunView run) {
        return acceptRejects != null
                && run.exitCode() == ExitCode.INCOMPLETE.code()
                && run.counts().notAccepted() <= acceptRejects * run.counts().rows();
    }
}
