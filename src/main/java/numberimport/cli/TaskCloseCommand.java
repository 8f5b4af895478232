package numberimport.cli;

import java.time.Clock;
import java.time.Duration;
import numberimport.api.ApiException;
import numberimport.api.CalloutTaskApi;
import numberimport.api.TaskDetails;
import numberimport.api.TaskStatus;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.TaskClosing;
import numberimport.remote.RemoteTasks;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code task close}: no more calls begin; on demand waits until those in progress have ended. */
@Command(
        name = "close",
        mixinStandardHelpOptions = true,
        description = "Closes a task: no more calls begin, and once those in progress have ended, it takes numbers.")
final class TaskCloseCommand extends SwitchCommand {

    @Option(
            names = "--wait",
            arity = "0..1",
            paramLabel = "30m",
            fallbackValue = Patience.USUAL,
            preprocessor = Patience.Apart.class,
            converter = Patience.class,
            description = "wait until it is closed, at most so long: 90s, 30m, 1h (default: 30m)")
    private @Nullable Duration wait;

    @Override
    int run(Output out, CalloutTaskApi api) {
        var changed = change(api, false);
        var now = wait == null ? api.task(task) : awaitClosed(out, api, wait);
        return tell(out, now, changed, ending(now));
    }

    @Override
    int there(Output out, RemoteTasks tasks) {
        if (wait != null) {
            throw usage("--wait is given with --server, which does not wait: leave it out, and look with task show.");
        }
        var before = tasks.show(task);
        var now = tasks.open(task, false);
        var ending = now.state() == TaskStatus.STOPPING ? ": calls in progress end first" : "";
        return tell(out, now, before.state() == TaskStatus.ENABLED, ending);
    }

    private TaskDetails awaitClosed(Output out, CalloutTaskApi api, Duration most) {
        var stop = SignalHandling.stopInOrder(out);
        return TaskClosing.of(api, Clock.systemUTC()).awaitClosed(task, most, stop::reason, sentence -> {
            if (!out.quiet()) {
                out.hint(sentence);
            }
        });
    }

    private String ending(TaskDetails now) {
        return now.state() == TaskStatus.STOPPING
                ? ": calls in progress end first; to wait for that: number-import task close " + task + " --wait"
                : "";
    }

    @Override
    ProblemException problem(ApiException e) {
        return problem(e, "the task is closed");
    }
}
