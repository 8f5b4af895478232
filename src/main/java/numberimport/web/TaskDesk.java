package numberimport.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import numberimport.api.ApiError;
import numberimport.api.ApiException;
import numberimport.api.CalloutTask;
import numberimport.api.CalloutTaskApi;
import numberimport.api.HttpCalloutTaskApi;
import numberimport.api.NumberPage;
import numberimport.api.TaskDetails;
import numberimport.pipeline.ApiProblems;
import numberimport.pipeline.Settings;

/** Shows the callout tasks of an account as the API has them, opens and closes them. Each question is calls of the API. */
public final class TaskDesk {

    private final Settings settings;
    private final Clock clock;
    private final Callers callers;

    TaskDesk(Settings settings, Clock clock, Callers callers) {
        this.settings = settings;
        this.clock = clock;
        this.callers = callers;
    }

    public List<CalloutTask> all(String account) {
        return asked(account, api -> {
            try (var tasks = api.tasks()) {
                var all = new ArrayList<CalloutTask>();
                tasks.forEachOrdered(all::add);
                return all;
            }
        });
    }

    public TaskDetails one(long task, String account) {
        return asked(account, api -> api.task(task));
    }

    /** Numbers of a task's pool with ids above {@code after}, at most 500. */
    public NumberPage pool(long task, String account, long after) {
        return asked(account, api -> api.numbers(task, after));
    }

    /** Calling begins, or no more calls begin; a task that is so already stays so. */
    public TaskDetails open(long task, String account, boolean open) {
        callers.did(open ? "task open" : "task close", null, "task " + task + " of account " + account);
        return asked(account, api -> {
            try {
                api.open(task, open, null);
            } catch (ApiException e) {
                if (!e.is(open ? ApiError.ALREADY_ENABLED : ApiError.ALREADY_CLOSED)) {
                    throw e;
                }
            }
            return api.task(task);
        });
    }

    private <T> T asked(String account, Function<CalloutTaskApi, T> question) {
        var api = HttpCalloutTaskApi.connect(
                settings.account(account), settings.api(account).readTimeout(), clock);
        try {
            return question.apply(api);
        } catch (ApiException e) {
            throw ApiProblems.of(e);
        }
    }
}
