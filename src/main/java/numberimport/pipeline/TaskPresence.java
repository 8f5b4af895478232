package numberimport.pipeline;

import java.time.Clock;
import numberimport.api.ApiError;
import numberimport.api.ApiException;
import numberimport.api.HttpCalloutTaskApi;

/** Whether a task is there at all, asked before anything is planned for later; where the API can't be asked just now, it is taken to be. */
public final class TaskPresence {

    private final Settings settings;
    private final Clock clock;

    public TaskPresence(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** TASK_NOT_FOUND is a problem. */
    public void require(String account, long task) {
        try {
            var unused = HttpCalloutTaskApi.connect(
                            settings.account(account), settings.api(account).readTimeout(), clock)
                    .task(task);
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
