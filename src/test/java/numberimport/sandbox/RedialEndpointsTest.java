package numberimport.sandbox;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import numberimport.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedialEndpointsTest {

    private static final String RECALL = "/cc_ad_tasks/recall";
    private static final String FOLLOW_ON = "/cc_ad_tasks/follow_on";
    private static final String REDIALED = "{code: 1000, message: 'Redial successful'}";

    private final SettableClock clock = new SettableClock("2026-03-02T02:00:00Z");
    private final SandboxServer sandbox =
            SandboxServer.start(SandboxOptions.defaults().withClock(clock).withCallsPerMinute(0));
    private final TestCaller caller = new TestCaller(sandbox, clock);
    private final long task = sandbox.createTask("Spring campaign", TaskStatus.DISABLED);

    @BeforeEach
    void fill() {
        sandbox.addForeign(task, List.of("13412341234", "13223004570,13223004571"));
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "`{\"id\": 1}` | 501032 | Invalid number | number is missing",
                "`{\"id\": 1, \"number\": \"1\"}` | 501032 | Invalid number | number is not in the pool of task 1",
                "`{\"id\": 1, \"number\": \"13412341234\"}` | 501033 | Incorrect redial start time format | after_at is missing",
                "`{\"id\": 1, \"number\": \"13412341234\", \"after_at\": \"soon\"}` | 501033 | Incorrect redial start time format | after_at is \"soon\", expected a time such as 2019-02-08T15:30:02+08:00",
                "`{\"id\": 1, \"number\": \"13412341234\", \"after_at\": \"2019-02-30T15:30:02Z\"}` | 501033 | Incorrect redial start time format | after_at is \"2019-02-30T15:30:02Z\", expected a time such as 2019-02-08T15:30:02+08:00",
                "`{\"id\": 1, \"number\": \"13412341234\", \"after_at\": \"+999999999-01-01T00:00:00Z\"}` | 501033 | Incorrect redial start time format | after_at is \"+999999999-01-01T00:00:00Z\", expected a time such as 2019-02-08T15:30:02+08:00",
                "`{\"number\": \"13412341234\"}` | 2005 | Resource not found | Couldn't find CcAdTask without an ID",
            })
    void refusesARecallThatIsNotAsDocumented(String body, int code, String message, String detail) throws Exception {
        assertThatJson(caller.post(RECALL, body))
                .isObject()
                .containsEntry("code", BigDecimal.valueOf(code))
                .containsEntry("message", message);
        assertThatJson(caller.post(RECALL, body))
                .node("exception.message")
                .isString()
                .isEqualTo(detail);
    }

    @Test
    void refusesSeveralPhonesForOne() throws Exception {
        open();
        assertThatJson(caller.post(RECALL, recall("13223004570,13223004571", "2026-03-02T02:00:00Z")))
                .isEqualTo(
                        "{code: 501032, message: 'Invalid number', exception: {message: 'number is not in the pool of task 1'}}");
        assertFollowOn("13223004570,13223004571", "called is not in the pool of task 1");
        pass(Duration.ofMinutes(10));

        assertCalls(1, 1);
    }

    @Test
    void callsANumberAgainThatIsDoneWith() throws Exception {
        open();
        pass(Duration.ofMinutes(10));
        assertCalls(0, 1);

        assertThatJson(caller.post(RECALL, recall("13412341234", "2026-03-02T02:30:00Z")))
                .isEqualTo(REDIALED);
        pass(Duration.ofMinutes(10));
        assertCalls(0, 1);
        pass(Duration.ofMinutes(20));
        assertCalls(0, 2);
    }

    @Test
    void takesATimeWithAnOffset() throws Exception {
        open();
        pass(Duration.ofMinutes(10));
        assertThatJson(caller.post(RECALL, recall("13412341234", "2026-03-02T10:10:00+08:00")))
                .isEqualTo(REDIALED);
        pass(Duration.ofMinutes(10));

        assertCalls(0, 2);
    }

    @Test
    void doesNotLoseARecallThatIsAskedForDuringTheCall() throws Exception {
        open();
        // Started by now, and not ended yet.
        caller.get("/cc_ad_tasks/1");
        clock.advance(Duration.ofSeconds(1));
        assertThatJson(caller.post(RECALL, recall("13412341234", "2026-03-02T02:00:01Z")))
                .isEqualTo(REDIALED);
        assertCalls(0, 0);
        pass(Duration.ofMinutes(10));
        assertCalls(0, 1);
        pass(Duration.ofMinutes(10));

        assertCalls(0, 2);
    }

    @Test
    void followsOnWithTheNextPhoneOfANumberThatWasDialled() throws Exception {
        assertFollowOn("13223004570", "called was not dialled yet");
        open();
        pass(Duration.ofMinutes(10));
        assertCalls(1, 1);

        assertThatJson(caller.post(FOLLOW_ON, "{\"id\": 1, \"called\": \"13223004570\"}"))
                .isEqualTo("{code: 1000, message: 'Follow-up successful'}");
        pass(Duration.ofMinutes(10));
        assertCalls(1, 2);

        assertFollowOn("13223004571", "called has no further phone after it");
        assertFollowOn("13412341234", "called has no further phone after it");
    }

    @Test
    void refusesAFollowUpOfNoNumber() throws Exception {
        assertFollowOn("", "called is missing");
        assertFollowOn("110", "called is not in the pool of task 1");
    }

    private void assertFollowOn(String called, String detail) throws Exception {
        assertThatJson(caller.post(FOLLOW_ON, "{\"id\": 1, \"called\": \"%s\"}".formatted(called)))
                .isEqualTo("{code: 501032, message: 'Invalid number', exception: {message: '%s'}}".formatted(detail));
    }

    private void assertCalls(int number, int calls) throws Exception {
        assertThatJson(caller.get("/cc_ad_tasks/numbers?id=1"))
                .node("numbers[%d].call_count".formatted(number))
                .isEqualTo(calls);
    }

    private void open() throws Exception {
        caller.post("/cc_ad_tasks/1/open", "{\"open\": true}");
    }

    private void pass(Duration time) throws Exception {
        caller.get("/cc_ad_tasks/1");
        clock.advance(time);
        caller.get("/cc_ad_tasks/1");
    }

    private static String recall(String number, String afterAt) {
        return "{\"id\": 1, \"number\": \"%s\", \"after_at\": \"%s\"}".formatted(number, afterAt);
    }
}
