package numberimport.sandbox;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import numberimport.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is in a folder outlasts the process. */
@Timeout(60)
class PersistenceTest {

    private static final String ADD = "/cc_ad_tasks/add_numbers";

    @TempDir
    private Path data;

    private final SettableClock clock = new SettableClock("2026-03-02T02:00:00Z");

    @Test
    void keepsTasksPoolsCountsAndCampaignTimeAndGoesOnDialling() throws Exception {
        try (var sandbox = start()) {
            sandbox.createTask("Spring campaign", TaskStatus.ENABLED);
            sandbox.addForeign(1, List.of("13223004567", "13223004568"));
            var caller = new TestCaller(sandbox, clock);
            caller.get("/cc_ad_tasks/1");
            clock.advance(Duration.ofMinutes(1));
            assertThatJson(caller.get("/cc_ad_tasks/1"))
                    .node("item.execute_customer_count")
                    .isEqualTo(2);
        }

        try (var sandbox = start()) {
            assertThat(sandbox.hasTasks()).isTrue();
            sandbox.addForeign(1, List.of("13223004569"));
            var caller = new TestCaller(sandbox, clock);
            assertThatJson(caller.get("/cc_ad_tasks/1"))
                    .node("item")
                    .isObject()
                    .containsEntry("name", "Spring campaign")
                    .containsEntry("status", java.math.BigDecimal.ONE);
            clock.advance(Duration.ofMinutes(1));
            assertThatJson(caller.get("/cc_ad_tasks/1"))
                    .node("item.execute_customer_count")
                    .isEqualTo(3);
            assertThat(sandbox.pool(1)).extracting(PooledNumber::id).containsExactly(1L, 2L, 3L);
            assertThat(sandbox.createTask("Autumn campaign", TaskStatus.DISABLED))
                    .isEqualTo(2);
            assertThatJson(caller.get("/cc_ad_tasks/2"))
                    .node("item.created_at")
                    .isEqualTo("\"2026-03-02T12:00:00.000+08:00\"");
        }
    }

    @Test
    void losesNothingThatWasAnsweredWhenTheProcessIsKilled() throws Exception {
        Map<String, String> used;
        try (var sandbox = SandboxProcess.on(data)) {
            var caller = sandbox.caller();
            used = caller.signature("n-1");
            assertThatJson(caller.post(
                            ADD,
                            "{\"id\": 1, \"numbers\": [{\"cellphone\": \"13223004567\", \"custom\": {\"城市\": \"北京\"}}]}",
                            used))
                    .node("successful_count")
                    .isEqualTo(1);
        }

        try (var sandbox = SandboxProcess.on(data)) {
            var caller = sandbox.caller();
            assertThatJson(caller.get("/cc_ad_tasks/1"))
                    .node("item.customer_count")
                    .isEqualTo(1);
            assertThatJson(caller.get("/cc_ad_tasks/numbers?id=1"))
                    .node("numbers[0].cellphone")
                    .isEqualTo("\"13223004567\"");
            assertThatJson(caller.get("/cc_ad_tasks/1", used)).node("code").isEqualTo(20623);
        }
        try (var sandbox = start()) {
            assertThat(sandbox.pool(1))
                    .containsExactly(new PooledNumber(1, "13223004567", null, null, Map.of("城市", "北京")));
        }
    }

    @Test
    void saysThatTheDataIsOpenElsewhere() throws Exception {
        try (var other = SandboxProcess.on(data)) {
            assertThatJson(other.caller().get("/cc_ad_tasks/1")).node("code").isEqualTo(1000);

            assertThatIllegalStateException()
                    .isThrownBy(this::start)
                    .withMessage(
                            "The sandbox's data in %s is open in another process: stop that sandbox, or choose another folder.",
                            data);
        }
    }

    private SandboxServer start() {
        return SandboxServer.start(SandboxOptions.defaults()
                .withData(data)
                .withClock(clock)
                .withSpeed(60)
                .withMinGap(Duration.ZERO)
                .withCallsPerMinute(0));
    }
}
