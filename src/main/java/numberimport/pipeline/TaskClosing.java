package numberimport.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import numberimport.api.ApiError;
import numberimport.api.ApiException;
import numberimport.api.CalloutTaskApi;
import numberimport.api.TaskDetails;
import numberimport.api.TaskStatus;
import numberimport.submission.Pause;

/** Closes a task, and waits until the calls in progress have ended and it is closed. Never opens one. */
public final class TaskClosing {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final CalloutTaskApi api;
    private final Clock clock;
    private final Pause pause;

    TaskClosing(CalloutTaskApi api, Clock clock, Pause pause) {
        this.api = api;
        this.clock = clock;
        this.pause = pause;
    }

    /** The real thing, on the given clock. */
    public static TaskClosing of(CalloutTaskApi api, Clock clock) {
        return new TaskClosing(api, clock, Pause.REAL);
    }

    /** Has the API close the task; false where it was closed or stopping already. */
    public boolean close(long task) {
        try {
            api.open(task, false, null);
            return true;
        } catch (ApiException e) {
            if (e.is(ApiError.ALREADY_CLOSED)) {
                return false;
            }
            throw ApiProblems.of(task, e);
        }
    }

    /**
     * Waits until the task is closed, at most so long; a problem says that it was not, or why waiting ended.
     *
     * @param stop the reason to wait no longer, once there is one
     * @param told hears, once, that and for what it waits
     */
    public TaskDetails awaitClosed(long task, Duration most, Supplier<Optional<String>> stop, Consumer<String> told) {
        var end = clock.instant().plus(most);
        var step = FIRST_PAUSE;
        for (var first = true; ; first = false) {
            var found = details(task);
            if (found.state() == TaskStatus.CLOSED) {
                return found;
            }
            var left = Duration.between(clock.instant(), end);
            if (left.isZero() || left.isNegative()) {
                throw notClosed(found, most);
            }
            if (first) {
                told.accept("Task " + task + " is " + found.state() + "; waiting until it is closed.");
            }
            sleep(step.compareTo(left) < 0 ? step : left, stop);
            step = step.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? step.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    TaskDetails details(long task) {
        try {
            return api.task(task);
        } catch (ApiException e) {
            throw ApiProblems.of(task, e);
        }
    }

    private void sleep(Duration time, Supplier<Optional<String>> stop) {
        try {
            for (var left = time; !left.isNegative() && !left.isZero(); left = left.minus(FIRST_PAUSE)) {
                stop.get().ifPresent(why -> {
                    throw stopped(why);
                });
                pause.sleep(left.compareTo(FIRST_PAUSE) < 0 ? left : FIRST_PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopped("interrupted");
        }
    }

    private static ProblemException notClosed(TaskDetails task, Duration most) {
        return new ProblemException(new Problem(
                InspectTask.NOT_CLOSED,
                "Task " + task.id() + " is " + task.state()
                        + (most.isZero() ? "" : " after " + most.toSeconds() + " s of waiting")
                        + ", expected closed; numbers can only be added while it is closed.",
                "number-import task close " + task.id() + " --wait, then run the same command again",
                ExitCode.REFUSED));
    }

    private static ProblemException stopped(String why) {
        return ProblemException.stopped("while waiting for the task to be closed", why);
    }
}
