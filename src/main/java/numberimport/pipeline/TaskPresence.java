package numberimport.pipeline;

import java.time.Clock;
import numberimport.api.ApiError;
import numberimport.api.ApiException;

/** Whether a task is there at all, asked before anything is planned for later; where the API can't be asked just now, it is taken to be. */
public final class TaskPresence {

    private final Accounts accounts;
    private final Clock clock;

    public TaskPresence(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** TASK_NOT_FOUND is a problem. */
    public void require(String account, long task) {
        try {
            var unused = accounts.connect(account, clock).task(task);
        } catch (ApiException e) {
            if (e.is(ApiError.NOT_FOUND)) {
                throw ApiProblems.of(task, e);
            }
        } catch (ProblemException incomplete) {
            // Whoever plans need not have the account's credentials; whoever sends does.
            return;
        }
    }
}
