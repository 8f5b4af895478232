package numberimport.cli;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Objects;
import java.util.function.Function;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.ImportLauncher;
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

    /**
     * Works on a run, and then on those that continue it, where its file was larger than its task: the plan that was approved
     * has told of them.
     */
    final int work(Output out, Settings settings, StopSignal stop, ImportLauncher launcher, RunWork work) {
        Logs.alsoToFile(settings);
        var ended = workOnOne(out, yes, operator -> work.on(operator, stop));
        var exit = ended.exitCode();
        while (isComplete(ended)) {
            var rest = launcher.continuationOf(Objects.requireNonNull(ended.run()));
            if (rest.isEmpty()) {
                return exit;
            }
            out.note("Going on with the rest of " + ended.file().name() + " …");
            ended = workOnOne(out, true, operator -> launcher.resume(rest.getAsLong(), operator, stop));
            exit = ExitCode.worse(exit, ended.exitCode());
        }
        return exit;
    }

    /** What a command does with a run. */
    @FunctionalInterface
    interface RunWork {
        RunView on(Operator operator, StopSignal stop);
    }

    private static boolean isComplete(RunView run) {
        return run.error() == null && run.run() != null;
    }

    private RunView workOnOne(Output out, boolean approved, Function<Operator, RunView> work) {
        try (var launcher = new Launcher(out, progress, approved, Clock.system(ZoneId.systemDefault()))) {
            return tell(out, work.apply(launcher), launcher);
        }
    }

    private RunView tell(Output out, RunView ended, Launcher launcher) {
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
        return run;
    }

    /** Whether the rows that were not accepted are no more than the line allows. */
    final boolean accepted(RunView run) {
        return acceptRejects != null
                && run.exitCode() == ExitCode.INCOMPLETE.code()
                && run.counts().notAccepted() <= acceptRejects * run.counts().rows();
    }
}
