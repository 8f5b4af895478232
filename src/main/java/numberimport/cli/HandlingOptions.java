package numberimport.cli;

import java.time.Duration;
import java.util.Optional;
import numberimport.pipeline.TaskHandling;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options about what an import may do to its task besides adding numbers. */
final class HandlingOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--close-task",
            description = "close the task before sending, and wait until its calls have ended (at most "
                    + Patience.USUAL + ", or as --wait-closed says)")
    private boolean close;

    @Option(
            names = "--open-after",
            description = "with --close-task: enable the task again afterwards if it was enabled before")
    private boolean openAfter;

    @Option(
            names = "--wait-closed",
            paramLabel = Patience.USUAL,
            converter = Patience.class,
            description = "wait so long for the task to be closed")
    private @Nullable Duration waitClosed;

    @Option(
            names = "--split",
            description = "let a file that is larger than the task's room go on into further tasks with the same"
                    + " settings, a run each")
    private boolean split;

    /** Empty where none is set. */
    Optional<TaskHandling> given() {
        return Optional.of(toHandling()).filter(TaskHandling::given);
    }

    /** Refuses what a server would not hear of. */
    void requireNone() {
        if (given().isPresent()) {
            throw new ParameterException(
                    command.commandLine(),
                    "--server does to the task what was wanted when the run began: leave --close-task, --open-after,"
                            + " --wait-closed and --split out.");
        }
    }

    TaskHandling toHandling() {
        if (openAfter && !close) {
            throw new ParameterException(
                    command.commandLine(),
                    "--open-after is given without --close-task: only what an import closes is enabled again.");
        }
        return new TaskHandling(close, openAfter, waitClosed == null ? 0 : waitClosed.toSeconds(), split);
    }
}
