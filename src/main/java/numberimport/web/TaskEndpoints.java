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
import numberimport.api.TaskDetails;
import numberimport.pipeline.ApiProblems;
import numberimport.pipeline.Settings;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the callout tasks of an account as the API has them, opens and closes them. Each request is calls of the API. */
@RestController
@RequestMapping("/api/v1/tasks")
final class TaskEndpoints {

    private final Settings settings;
    private final Clock clock;
    private final Callers callers;

    TaskEndpoints(Settings settings, Clock clock, Callers callers) {
        this.settings = settings;
        this.clock = clock;
        this.callers = callers;
    }

    @GetMapping
    TaskList all(@RequestParam(defaultValue = Settings.DEFAULT_ACCOUNT) String account) {
        return asked(account, api -> {
            try (var tasks = api.tasks()) {
                var all = new ArrayList<CalloutTask>();
                tasks.forEachOrdered(all::add);
                return new TaskList(all);
            }
        });
    }

    @GetMapping("/{task}")
    TaskDetails one(@PathVariable long task, @RequestParam(defaultValue = Settings.DEFAULT_ACCOUNT) String account) {
        return asked(account, api -> api.task(task));
    }

    /** Calling begins. */
    @PostMapping("/{task}/open")
    TaskDetails open(@PathVariable long task, @RequestParam(defaultValue = Settings.DEFAULT_ACCOUNT) String account) {
        return switched(task, account, true);
    }

    /** No more calls begin. */
    @PostMapping("/{task}/close")
    TaskDetails close(@PathVariable long task, @RequestParam(defaultValue = Settings.DEFAULT_ACCOUNT) String account) {
        return switched(task, account, false);
    }

    private TaskDetails switched(long task, String account, boolean open) {
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

    /** The tasks of an account. */
    record TaskList(List<CalloutTask> tasks) {}
}
