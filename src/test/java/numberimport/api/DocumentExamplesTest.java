package numberimport.api;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static numberimport.api.ScriptedServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import numberimport.DocumentExample;
import numberimport.SettableClock;
import org.junit.jupiter.api.Test;

/** Each example of the document passes through the client: it sends the request, and understands the answer. */
class DocumentExamplesTest {

    private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");

    /** What the client makes of the example's answer, after sending the example's request. */
    private <T> T call(DocumentExample example, Function<CalloutTaskApi, T> call) throws IOException {
        try (var server = new ScriptedServer(json(example.response()))) {
            var result = call.apply(api(server.address()));
            var request = server.requests().get(0);
            assertThat(request.method()).isEqualTo(example.method());
            assertThat(request.path()).isEqualTo(example.path());
            assertThat(request.query()).containsAllEntriesOf(example.query());
            if (!example.body().isEmpty()) {
                assertThatJson(request.body()).isEqualTo(example.body());
            }
            return result;
        }
    }

    private CalloutTaskApi api(String address) {
        var second = Duration.ofSeconds(1);
        var properties =
                new ApiProperties(address, "admin@udesk.cn", "token", second, 1, second, second, List.of(), null);
        return HttpCalloutTaskApi.connect(ApiAccount.of("default", "number-import.api", properties), second, clock);
    }

    @Test
    void createsATask() throws IOException {
        var task = new NewTask(
                "Callout Task",
                "This is a callout task",
                1,
                100,
                1L,
                10,
                1L,
                "customer_missed",
                6,
                "1,2,3,4,5,6",
                "customer_missed",
                "021002002020",
                "10");

        assertThatObject(call(DocumentExample.named("create"), api -> api.create(task)))
                .isEqualTo(1L);
    }

    @Test
    void updatesATask() throws IOException {
        var change = new TaskChange("Modified Callout Task", "This is the modified callout task", "021002002020", "10");

        var done = call(DocumentExample.named("update"), api -> {
            api.update(1, change);
            return true;
        });

        assertThat(done).isTrue();
    }

    @Test
    void listsTasks() throws IOException {
        var task = new CalloutTask(
                1,
                "Automatic Callout",
                "Description of automatic callout task",
                2,
                "057126200039",
                100L,
                100000,
                "2017-10-21 11:22:33",
                1,
                100000,
                100000,
                100000,
                "1.0",
                "1.0",
                "1.0",
                "0.0",
                "1.0",
                "1.0",
                "0.0");

        assertThatObject(call(DocumentExample.named("list"), api -> api.tasks(1, 10)))
                .isEqualTo(new CalloutTaskPage(List.of(task), 1, 1, 1));
        assertThat(task.state()).isEqualTo(TaskStatus.ENABLED);
    }

    @Test
    void showsATask() throws IOException {
        var details = new TaskDetails(
                16,
                "Waiting for callout",
                2,
                10,
                "05712620039",
                1,
                45L,
                323L,
                null,
                "2017-11-02T20:13:40.000+08:00",
                null,
                0,
                List.of("1", "1"),
                List.of("phone_busy", "phone_outline"),
                List.of("phone_busy"),
                10,
                "Automatic callout",
                null,
                2L,
                6,
                0,
                0,
                "0.0",
                "0",
                "0.0",
                "0",
                "1.0",
                "0.0",
                "0.0");

        assertThatObject(call(DocumentExample.named("details"), api -> api.task(1)))
                .isEqualTo(details);
        assertThat(details.state()).isEqualTo(TaskStatus.CLOSED);
    }

    @Test
    void addsNumbers() throws IOException {
        var body = new AddNumbersRequest(
                1,
                List.of(
                        new NumberToAdd("13223004567", "Test number 1", "Number description 1", Map.of()),
                        new NumberToAdd("13223004568", "Test number 2", "Number description 2", Map.of()),
                        new NumberToAdd(
                                "13223004569",
                                "Test number 3",
                                "Number description 3",
                                Map.of("company", "Udesk", "address", "Beijing City"))));
        var stamp = new CallStamp("2d931510-d99f-494a-8c67-87feb05e1594", Instant.ofEpochSecond(1_494_474_404));

        var answer = call(DocumentExample.named("add_numbers"), api -> api.addNumbers(stamp, body.toJson(), () -> {}));

        assertThat(answer).isEqualTo(new AddNumbersAnswer.Taken(3, 0, List.of()));
    }

    @Test
    void readsThePool() throws IOException {
        assertThatObject(call(DocumentExample.named("numbers"), api -> api.numbers(12292, 2)))
                .isEqualTo(new NumberPage(List.of(
                        new PooledNumber(3, "Test Number 3", "13989001200", "Description of Number 3", 0, 0, 0),
                        new PooledNumber(14, "Test Number 14", "13989001201", "Description of Number 14", 0, 0, 0))));
    }

    @Test
    void recallsANumber() throws IOException {
        var after = OffsetDateTime.parse("2019-02-08T15:30:02+08:00");

        assertThatObject(call(DocumentExample.named("recall"), api -> api.recall(1, "13412341234", after)))
                .isEqualTo("Redial successful");
    }

    @Test
    void followsANumberOn() throws IOException {
        assertThatObject(call(DocumentExample.named("follow_on"), api -> api.followOn(1, "13223004570")))
                .isEqualTo("Follow-up successful");
    }

    @Test
    void opensATask() throws IOException {
        var done = call(DocumentExample.named("open"), api -> {
            api.open(1, true, "01086465047");
            return true;
        });

        assertThat(done).isTrue();
    }
}
