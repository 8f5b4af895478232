package numberimport.submission;

import java.util.Optional;
import numberimport.api.CalloutTask;
import numberimport.api.CalloutTaskApi;

/** The numbers that a task and an account take at most (callout-task API, "Import Numbers", notes). */
public final class Quota {

    public static final long MOST_A_TASK = 1_000_000;
    public static final long MOST_AN_ACCOUNT = 10_000_000;

    private final CalloutTaskApi api;
    private final long task;

    Quota(CalloutTaskApi api, long task) {
        this.api = api;
        this.task = task;
    }

    /** What is full, so that so many numbers have no room; empty when there is room for them. */
    Optional<String> exceededBy(int numbers) {
        var held = api.task(task).customerCount();
        if (held != null && held + numbers > MOST_A_TASK) {
            return Optional.of("the task is full: it holds " + held + " of at most " + MOST_A_TASK + " numbers");
        }
        var inAccount = ofAccount(api);
        return inAccount + numbers > MOST_AN_ACCOUNT
                ? Optional.of("the account is full: its tasks hold " + inAccount + " of at most " + MOST_AN_ACCOUNT
                        + " numbers")
                : Optional.empty();
    }

    /** The numbers of all tasks of the account. */
    public static long ofAccount(CalloutTaskApi api) {
        return api.tasks().mapToLong(CalloutTask::customerCount).sum();
    }
}
