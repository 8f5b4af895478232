package numberimport.web;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import numberimport.api.ApiAccount;
import numberimport.api.ApiError;
import numberimport.api.ApiException;
import numberimport.api.CalloutTask;
import numberimport.api.CalloutTaskApi;
import numberimport.api.CalloutTaskPage;
import numberimport.api.HttpCalloutTaskApi;
import numberimport.api.NumberPage;
import numberimport.api.TaskDetails;
import numberimport.pipeline.Accounts;
import numberimport.pipeline.ApiDialling;
import numberimport.pipeline.ApiProblems;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.NewTasks;
import numberimport.pipeline.Operator;
import numberimport.pipeline.PhoneMask;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.StopSignal;

/** Shows the callout tasks of an account as the API has them, makes new ones, changes, opens and closes them. Each question is calls of the API. */
public final class TaskDesk {

    private final Accounts accounts;
    private final Clock clock;
    private final NewTasks newTasks;
    private final Callers callers;
    private final TaskChoices choices;

    /** One for each account, so that all that ask keep to the account's budget of calls together. */
    private final Map<String, Connection> connections = new ConcurrentHashMap<>();

    TaskDesk(Clock clock, ImportLauncher launcher, Callers callers) {
        this.accounts = launcher.accounts();
        this.clock = clock;
        this.newTasks = launcher.newTasks();
        this.callers = callers;
        this.choices = new TaskChoices(account -> newest(account, CalloutTaskPage.MOST), clock);
    }

    /** An account's API, and the settings that it was connected by. */
    private record Connection(ApiAccount account, Duration readTimeout, CalloutTaskApi api) {

        boolean isBy(ApiAccount other, Duration otherReadTimeout) {
            return account.equals(other) && readTimeout.equals(otherReadTimeout);
        }
    }

    /** Refuses the name of an account that there is not: what was meant for it is nobody else's. */
    public void requireAccount(String name) {
        accounts.require(name);
    }

    /** The names of the accounts, the default one first. */
    public List<String> accounts() {
        return accounts.names();
    }

    public List<CalloutTask> all(String account) {
        return newest(account, Long.MAX_VALUE);
    }

    private List<CalloutTask> newest(String account, long most) {
        return asked(
                account,
                api -> {
                    try (var tasks = api.tasks()) {
                        var newest = new ArrayList<CalloutTask>();
                        tasks.limit(most).forEachOrdered(newest::add);
                        return newest;
                    }
                },
                ApiProblems::of);
    }

    /** The newest tasks for a form to offer, as they were within the last half minute; empty when the API doesn't answer in time. */
    public Optional<List<CalloutTask>> choices(String account) {
        requireAccount(account);
        return choices.of(account);
    }

    public TaskDetails one(long task, String account) {
        return asked(account, task, api -> api.task(task));
    }

    /** Numbers of a task's pool with ids above {@code after}, at most 500; viewers see them masked. */
    public NumberPage pool(long task, String account, long after) {
        NumberPage page = asked(account, task, api -> api.numbers(task, after));
        return callers.shown(page);
    }

    /** The new task of a wish, closed and empty; the same wish asked for again has the same one. */
    public TaskDetails create(String ticket, String account, TaskWish wish) {
        var made = newTasks.forTicket(ticket, account, wish.toNewTask(), Operator.SILENT, new StopSignal());
        callers.did("task create", null, "task " + made + " of account " + account);
        return one(made, account);
    }

    /** Calling begins, or no more calls begin; a task that is so already stays so. */
    public TaskDetails open(long task, String account, boolean open) {
        callers.did(open ? "task open" : "task close", null, "task " + task + " of account " + account);
        return asked(account, task, api -> {
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

    /** What is given becomes so, the rest stays. */
    TaskDetails change(long task, String account, TaskChangeWish wish) {
        wish.requireUsable();
        did("task update", task, account, wish.changes());
        return asked(account, task, api -> {
            api.update(task, wish.toChange(api.task(task).name()));
            return api.task(task);
        });
    }

    /** A number of its pool is called again, not before {@code after}; what the API says. */
    String recall(long task, String account, String number, OffsetDateTime after) {
        did("task recall", task, account, PhoneMask.maskWritten(number) + " not before " + after);
        return new ApiDialling(api(account)).recall(task, number, after);
    }

    /** The next number of the customer is called, of whom this one was called before; what the API says. */
    String followOn(long task, String account, String number) {
        did("task follow-on", task, account, PhoneMask.maskWritten(number));
        return new ApiDialling(api(account)).followOn(task, number);
    }

    private void did(String action, long task, String account, String detail) {
        callers.did(action, null, "task " + task + " of account " + account + ": " + detail);
    }

    <T> T asked(String account, long task, Function<CalloutTaskApi, T> question) {
        return asked(account, question, e -> ApiProblems.of(task, e));
    }

    private <T> T asked(
            String account, Function<CalloutTaskApi, T> question, Function<ApiException, ProblemException> meaning) {
        try {
            return question.apply(api(account));
        } catch (ApiException e) {
            throw meaning.apply(e);
        }
    }

    /** Connected anew once somebody has changed the account. */
    private CalloutTaskApi api(String name) {
        var account = accounts.of(name);
        var readTimeout = accounts.api(name).readTimeout();
        return connections
                .compute(
                        name,
                        (same, known) -> known != null && known.isBy(account, readTimeout)
                                ? known
                                : new Connection(
                                        account, readTimeout, HttpCalloutTaskApi.connect(account, readTimeout, clock)))
                .api();
    }
}
