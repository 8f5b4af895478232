package numberimport.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The callout-task API over HTTP, for one account. */
public final class HttpCalloutTaskApi implements CalloutTaskApi {

    private static final Duration READ_DEADLINE = Duration.ofSeconds(30);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final String TASKS = "/cc_ad_tasks";

    private final ServerClock serverClock;
    private final SignedRequests requests;
    private final HttpCalls calls;
    private final Duration readTimeout;
    private final ReadBudget budget = new ReadBudget(FIRST_PAUSE);

    private HttpCalloutTaskApi(ApiAccount account, Duration readTimeout, Clock clock) {
        this.serverClock = new ServerClock(clock);
        this.requests = new SignedRequests(account, readTimeout);
        this.calls = new HttpCalls(serverClock);
        this.readTimeout = readTimeout;
    }

    /** The API for an account; {@code readTimeout} bounds the wait for an answer to add_numbers. */
    public static CalloutTaskApi connect(ApiAccount account, Duration readTimeout, Clock clock) {
        return new HttpCalloutTaskApi(account, readTimeout, clock);
    }

    @Override
    public CalloutTask task(long id) {
        return budget.call("task", () -> detailsOf(id, newNonce()));
    }

    @Override
    public CalloutTask taskWithNonce(long id, String nonce) {
        // Not repeated here: each try spends the nonce, so its answer means something only once.
        return detailsOf(id, nonce);
    }

    @Override
    public CalloutTaskPage tasks(int page, int perPage) {
        return budget.call("tasks", () -> {
            var answer = read("list of tasks", TASKS, List.of("page=" + page, "per_page=" + perPage), newNonce());
            return new CalloutTaskPage(answer.list("cc_ad_tasks", HttpCalloutTaskApi::taskOf), (int)
                    WireAnswer.number(answer.object("meta"), "total_pages", 1));
        });
    }

    @Override
    public NumberPage numbers(long task, long startNumberId) {
        return budget.call("numbers", () -> {
            var query = List.of("id=" + task, "start_number_id=" + startNumberId);
            var answer = read("numbers of task " + task, TASKS + "/numbers", query, newNonce());
            return new NumberPage(answer.list(
                    "numbers",
                    number -> new PooledNumber(
                            WireAnswer.number(number, "id", 0),
                            WireAnswer.text(number, "cellphone"),
                            WireAnswer.optionalText(number, "name"),
                            WireAnswer.optionalText(number, "description"))));
        });
    }

    @Override
    public AddNumbersAnswer addNumbers(CallStamp stamp, byte[] body, Runnable written) {
        var request = requests.post(TASKS + "/add_numbers", new WatchedBody(body, written), stamp);
        var exchange = calls.send(request, readTimeout);
        if (exchange instanceof Exchange.Failure failure) {
            return failure.mayHaveLeft()
                    ? new AddNumbersAnswer.Lost(failure.why())
                    : new AddNumbersAnswer.NotSent(failure.why());
        }
        return answerOf((Exchange.Response) exchange);
    }

    @Override
    public Instant serverTime() {
        return serverClock.now();
    }

    private CalloutTask detailsOf(long id, String nonce) {
        return taskOf(read("task " + id, TASKS + "/" + id, List.of(), nonce).object("item"));
    }

    private WireAnswer read(String call, String path, List<String> query, String nonce) {
        var exchange = calls.send(requests.get(path, query, new CallStamp(nonce, serverTime())), READ_DEADLINE);
        if (exchange instanceof Exchange.Failure failure) {
            throw ApiException.unreachable(call, failure.why());
        }
        var response = (Exchange.Response) exchange;
        var answer = readable(response);
        if (answer == null) {
            throw ApiException.unreadable(call, found(response), mayPass(response.status()));
        }
        if (answer.code() != ApiCodes.OK) {
            throw ApiException.answered(call, answer.code(), answer.text());
        }
        return answer;
    }

    private static AddNumbersAnswer answerOf(Exchange.Response response) {
        var answer = readable(response);
        if (answer == null) {
            return new AddNumbersAnswer.Unreadable(response.status(), found(response));
        }
        if (answer.code() != ApiCodes.OK) {
            return new AddNumbersAnswer.Denied(answer.code(), answer.text());
        }
        return new AddNumbersAnswer.Taken(
                answer.number("successful_count", -1),
                answer.number("unsuccessful_count", -1),
                answer.list(
                        "unsuccessful_numbers",
                        number -> new FailedNumber(
                                WireAnswer.text(number, "cellphone"), WireAnswer.text(number, "reason"))));
    }

    private static @Nullable WireAnswer readable(Exchange.Response response) {
        return response.status() == 200 ? WireAnswer.read(response.body()) : null;
    }

    private static boolean mayPass(int httpStatus) {
        return httpStatus == 200 || httpStatus == TOO_MANY_REQUESTS || httpStatus >= SERVER_ERROR;
    }

    private static String found(Exchange.Response response) {
        return "HTTP " + response.status() + " with " + response.body().length() + " characters";
    }

    private static CalloutTask taskOf(JsonNode task) {
        return new CalloutTask(
                WireAnswer.number(task, "id", 0),
                WireAnswer.text(task, "name"),
                TaskStatus.of((int) WireAnswer.number(task, "status", 0)),
                WireAnswer.number(task, "customer_count", 0));
    }

    private static String newNonce() {
        return UUID.randomUUID().toString();
    }
}
