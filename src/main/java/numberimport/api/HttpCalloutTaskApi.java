package numberimport.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** The callout-task API over HTTP, for one account. */
public final class HttpCalloutTaskApi implements CalloutTaskApi {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final String TASKS = "/cc_ad_tasks";

    private final ServerClock serverClock;
    private final SignedRequests requests;
    private final HttpCalls calls;
    private final Duration readTimeout;
    private final CallBudget budget = new CallBudget(FIRST_PAUSE);

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
    public long create(NewTask task) {
        var call = "create task";
        return budget.once("create", () -> {
            var id = write(call, "POST", TASKS, task).number("id", 0);
            if (id <= 0) {
                throw ApiException.misshapen(call, "success without the task's id");
            }
            return id;
        });
    }

    @Override
    public void update(long task, TaskChange change) {
        budget.repeatable("update", () -> write("update task " + task, "PUT", TASKS + "/" + task, change));
    }

    @Override
    public CalloutTaskPage tasks(int page, int perPage) {
        return budget.repeatable("tasks", () -> {
            var query = List.of("page=" + page, "per_page=" + perPage);
            return read("list of tasks", TASKS, query).taskPage(page);
        });
    }

    @Override
    public TaskDetails task(long id) {
        return budget.repeatable("task", () -> details(read("task " + id, TASKS + "/" + id, List.of())));
    }

    @Override
    public TaskDetails task(long id, CallStamp stamp) {
        return details(stamped("task", "task " + id, TASKS + "/" + id, List.of(), stamp));
    }

    @Override
    public CalloutTaskPage tasks(CallStamp stamp) {
        return stamped("tasks", "list of tasks", TASKS, List.of("page=1", "per_page=1"), stamp)
                .taskPage(1);
    }

    @Override
    public AddNumbersAnswer addNumbers(CallStamp stamp, byte[] body, Runnable written) {
        var request = requests.write("POST", TASKS + "/add_numbers", new WatchedBody(body, written), stamp);
        return AddNumbersReading.of(calls.send(request, readTimeout));
    }

    @Override
    public NumberPage numbers(long task, long startNumberId) {
        return budget.repeatable("numbers", () -> {
            var query = List.of("id=" + task, "start_number_id=" + startNumberId);
            return read("numbers of task " + task, TASKS + "/numbers", query).numberPage();
        });
    }

    @Override
    public String recall(long task, String number, OffsetDateTime after) {
        var seconds = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(after.truncatedTo(ChronoUnit.SECONDS));
        var body = new Recall(task, number, seconds);
        return budget.once(
                "recall",
                () -> write("recall in task " + task, "POST", TASKS + "/recall", body)
                        .text());
    }

    @Override
    public String followOn(long task, String called) {
        var body = new FollowOn(task, called);
        return budget.once(
                "follow_on",
                () -> write("follow-on in task " + task, "POST", TASKS + "/follow_on", body)
                        .text());
    }

    @Override
    public void open(long task, boolean open, @Nullable String relayNumber) {
        var call = (open ? "open task " : "close task ") + task;
        var body = new Open(open, relayNumber);
        var switching = new Switching(open);
        budget.repeatable("open", () -> {
            switching.attempt(() -> write(call, "POST", TASKS + "/" + task + "/open", body));
            return body;
        });
    }

    @Override
    public Instant serverTime() {
        return serverClock.now();
    }

    private static TaskDetails details(WireAnswer answer) {
        return answer.object("item", TaskDetails.class);
    }

    /** Not repeated: each try spends the nonce, so that its answer means something only once. */
    private WireAnswer stamped(String endpoint, String call, String path, List<String> query, CallStamp stamp) {
        return budget.once(endpoint, () -> {
            var request = requests.get(path, query, stamp);
            return WireAnswer.successful(call, calls.send(request, HttpCalls.USUAL_DEADLINE));
        });
    }

    private WireAnswer read(String call, String path, List<String> query) {
        return send(call, stamp -> requests.get(path, query, stamp));
    }

    private WireAnswer write(String call, String method, String path, Object body) {
        var json = HttpRequest.BodyPublishers.ofByteArray(WireAnswer.bytes(body));
        return send(call, stamp -> requests.write(method, path, json, stamp));
    }

    private WireAnswer send(String call, Function<CallStamp, HttpRequest> request) {
        var stamp = new CallStamp(newNonce(), serverTime());
        try {
            return WireAnswer.successful(call, calls.send(request.apply(stamp), HttpCalls.USUAL_DEADLINE));
        } catch (ApiException e) {
            // Nobody else has this nonce: the connection, or java.net.http for a GET, has delivered the call twice.
            throw e.is(ApiError.NONCE_USED) ? ApiException.deliveredTwice(call) : e;
        }
    }

    private static String newNonce() {
        return UUID.randomUUID().toString();
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    private record Recall(long id, String number, String afterAt) {}

    private record FollowOn(long id, String called) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Open(boolean open, @Nullable String calloutNumber) {}
}
