package numberimport.cli;

import java.time.Duration;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.Problem;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.TaskHandling;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options about what an import may do to its task besides adding numbers. */
final class HandlingOptions {

    @Option(
            names = "--close-task",
            description = "close the task before sending, and wait until its calls have ended (at most 30m, or as"
                    + " --wait-closed says)")
    boolean close;

    @Option(
            names = "--open-after",
            description = "with --close-task: enable the task again afterwards if it was enabled before")
    boolean openAfter;

    @Option(
            names = "--wait-closed",
            paramLabel = "30m",
            converter = TimeSpan.class,
            description = "wait so long for the task to be closed")
    @Nullable
    Duration waitClosed;

    TaskHandling toHandling(boolean split) {
        if (openAfter && !close) {
            throw new ProblemException(new Problem(
                    "OPTION_MISSING",
                    "--open-after is given without --close-task: only what an import closes is enabled again.",
                    "add --close-task, or leave --open-after out",
                    ExitCode.USAGE));
        }
        return new TaskHandling(close, openAfter, waitClosed == null ? 0 : waitClosed.toSeconds(), split);
    }
}
