package numberimport.sandbox;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import numberimport.SettableClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whole campaigns over HTTP. */
@Timeout(120)
class CampaignTest {

    private static final int NUMBERS = 3000;

    private final SettableClock clock = new SettableClock("2026-03-02T02:00:00Z");
    private final SandboxServer sandbox =
            SandboxServer.start(SandboxOptions.defaults().withClock(clock).withCallsPerMinute(0));
    private final TestCaller caller = new TestCaller(sandbox, clock);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void showsCountsAndRatesThatFollowFromThePool() throws Exception {
        caller.post("/cc_ad_tasks", """
                {"name": "Spring campaign", "task_type": 3, "user_group_id": 1, "recall_policy": "customer_missed,phone_busy",
                "recall_count": 2, "recall_interval": "1,5", "follow_on_policy": "phone_outline"}""");
        sandbox.addForeign(
                1,
                IntStream.range(0, NUMBERS)
                        .mapToObj(i ->
                                i % 7 == 0 ? "1322300%04d,1392300%04d".formatted(i, i) : "1322300%04d".formatted(i))
                        .toList());
        caller.post("/cc_ad_tasks/1/open", "{\"open\": true}");
        caller.get("/cc_ad_tasks/1");
        clock.advance(Duration.ofHours(9));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> sum("call_count")
                                == details().path("execute_customer_count").asInt()
                        && everybodyIsCalled());

        var calls = sum("call_count");
        var customers = sum("customer_answer_count");
        var agents = sum("agent_answer_count");
        assertThat(calls).isGreaterThan(NUMBERS);
        var details = details();
        assertThat(details.path("customer_count").asInt()).isEqualTo(NUMBERS);
        assertThat(details.path("customer_answer_count").asInt()).isEqualTo(customers);
        assertThat(details.path("agent_answer_count").asInt()).isEqualTo(agents);
        assertThat(details.path("call_success_rate").asString()).isEqualTo(rate(customers, calls));
        assertThat(details.path("agent_answer_rate").asString()).isEqualTo(rate(agents, customers));
        assertThat(details.path("disturb_rate").asString()).isEqualTo(rate(customers - agents, customers));
        assertThatJson(caller.get("/cc_ad_tasks"))
                .node("cc_ad_tasks[0].execute_customer_count")
                .isEqualTo(calls);
    }

    @Test
    void isStoppingUntilItsCallsHaveEnded() throws Exception {
        sandbox.createTask("Spring campaign", TaskStatus.DISABLED);
        sandbox.addForeign(
                1, IntStream.range(0, 50).mapToObj(i -> "132230045" + (10 + i)).toList());
        caller.post("/cc_ad_tasks/1/open", "{\"open\": true}");
        caller.get("/cc_ad_tasks/1");
        clock.advance(Duration.ofSeconds(1));
        caller.get("/cc_ad_tasks/1");

        assertThatJson(caller.post("/cc_ad_tasks/1/open", "{\"open\": false}")).isEqualTo("{code: 1000}");

        assertThat(details().path("status").asInt()).isEqualTo(3);
        assertThatJson(add()).node("code").isEqualTo(501004);
        assertThatJson(caller.post("/cc_ad_tasks/1/open", "{\"open\": false}"))
                .node("code")
                .isEqualTo(501016);
        clock.advance(Duration.ofHours(1));
        assertThat(details().path("status").asInt()).isEqualTo(2);
        var executed = details().path("execute_customer_count").asInt();
        assertThat(executed).isBetween(1, 50);
        assertThatJson(add()).node("successful_count").isEqualTo(1);
        clock.advance(Duration.ofHours(1));
        assertThat(details().path("execute_customer_count").asInt()).isEqualTo(executed);
    }

    @Test
    void countsNoAgentsForAVoiceTaskThatWasDisabledDuringItsCalls() throws Exception {
        caller.post("/cc_ad_tasks", "{\"name\": \"Voice\", \"task_type\": 4, \"user_group_id\": 1}");
        sandbox.addForeign(
                1, IntStream.range(0, 50).mapToObj(i -> "132230045" + (10 + i)).toList());
        disableDuringItsCalls();

        assertThat(sum("customer_answer_count")).isPositive();
        assertThat(sum("agent_answer_count")).isZero();
    }

    @Test
    void callsNobodyAgainWhoseTaskWasDisabledDuringTheCall() throws Exception {
        sandbox.createTask("Spring campaign", TaskStatus.DISABLED);
        sandbox.addForeign(1, List.of("13223004567"));
        caller.post(
                "/cc_ad_tasks/recall",
                "{\"id\": 1, \"number\": \"13223004567\", \"after_at\": \"2026-03-02T02:00:00Z\"}");
        disableDuringItsCalls();
        assertThat(sum("call_count")).isEqualTo(1);

        sandbox.setStatus(1, TaskStatus.ENABLED);
        pass(Duration.ofHours(1));
        assertThat(sum("call_count")).isEqualTo(1);
    }

    @Test
    void isNoneOfAnotherCompanysBusiness() throws Exception {
        sandbox.createTask("Spring campaign", TaskStatus.DISABLED);
        var other = new TestCaller(sandbox.baseUrl(), BuiltIn.OTHER_EMAIL, BuiltIn.OTHER_TOKEN, clock);

        assertThatJson(other.get("/cc_ad_tasks")).node("meta.total_entries").isEqualTo(0);
        for (var answer : new String[] {
            other.get("/cc_ad_tasks/1"),
            other.put("/cc_ad_tasks/1", "{\"name\": \"mine\"}"),
            other.get("/cc_ad_tasks/numbers?id=1"),
            other.post("/cc_ad_tasks/add_numbers", "{\"id\": 1, \"numbers\": [{\"cellphone\": \"13223004567\"}]}"),
            other.post("/cc_ad_tasks/recall", "{\"id\": 1}"),
            other.post("/cc_ad_tasks/follow_on", "{\"id\": 1}"),
            other.post("/cc_ad_tasks/1/open", "{\"open\": true}")
        }) {
            assertThatJson(answer)
                    .isEqualTo(
                            "{code: 2005, message: 'Resource not found', exception: {message: \"Couldn't find CcAdTask with id=1 [WHERE cc_ad_tasks .company_id = ?]\"}}");
        }
        assertThatJson(caller.get("/cc_ad_tasks")).node("meta.total_entries").isEqualTo(1);
    }

    @Test
    void keepsEachCompanysPaceAndNoncesApart() throws Exception {
        sandbox.createTask("Spring campaign", TaskStatus.DISABLED);
        var other = new TestCaller(sandbox.baseUrl(), BuiltIn.OTHER_EMAIL, BuiltIn.OTHER_TOKEN, clock);
        var created = other.post("/cc_ad_tasks", "{\"name\": \"x\", \"task_type\": 1, \"user_group_id\": 7}");
        assertThatJson(created).isEqualTo("{code: 1000, id: 2}");

        assertThatJson(add()).node("code").isEqualTo(1000);
        assertThatJson(other.post(
                        "/cc_ad_tasks/add_numbers",
                        "{\"id\": 2, \"numbers\": [{\"cellphone\": \"13223004567\"}]}",
                        other.signature("n-1")))
                .node("code")
                .isEqualTo(1000);
        assertThatJson(caller.get("/cc_ad_tasks/1", caller.signature("n-1")))
                .node("code")
                .isEqualTo(1000);
        assertThat(sandbox.violations()).isEmpty();
        assertThat(sandbox.pool(2)).extracting(PooledNumber::id).containsExactly(2L);
    }

    private void disableDuringItsCalls() throws Exception {
        sandbox.setStatus(1, TaskStatus.ENABLED);
        pass(Duration.ofMillis(100));
        sandbox.setStatus(1, TaskStatus.DISABLED);
        pass(Duration.ofHours(1));
    }

    private void pass(Duration time) throws Exception {
        caller.get("/cc_ad_tasks/1");
        clock.advance(time);
        caller.get("/cc_ad_tasks/1");
    }

    private String add() throws Exception {
        return caller.post("/cc_ad_tasks/add_numbers", "{\"id\": 1, \"numbers\": [{\"cellphone\": \"13223004567\"}]}");
    }

    private JsonNode details() throws Exception {
        return new JsonMapper().readTree(caller.get("/cc_ad_tasks/1")).path("item");
    }

    private int sum(String count) throws Exception {
        return numbers().mapToInt(number -> number.path(count).asInt()).sum();
    }

    private boolean everybodyIsCalled() throws Exception {
        return numbers().noneMatch(number -> number.path("call_count").asInt() == 0);
    }

    private Stream<JsonNode> numbers() throws Exception {
        var all = Stream.<JsonNode>builder();
        var last = "0";
        while (!last.equals("null")) {
            var page = new JsonMapper().readTree(caller.get("/cc_ad_tasks/numbers?id=1&start_number_id=" + last));
            page.path("numbers").forEach(all::add);
            last = page.path("meta").path("max_number_id").toString();
        }
        return all.build();
    }

    private static String rate(int part, int whole) {
        var exact = BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP);
        return exact.stripTrailingZeros().scale() < 1
                ? exact.setScale(1).toPlainString()
                : exact.stripTrailingZeros().toPlainString();
    }
}
