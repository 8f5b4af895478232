package numberimport.sandbox.dialling;

import static numberimport.sandbox.dialling.CallResult.CUSTOMER_MISSED;
import static numberimport.sandbox.dialling.CallResult.PHONE_BUSY;
import static numberimport.sandbox.dialling.CallResult.PHONE_OUTLINE;
import static numberimport.sandbox.dialling.CallResult.SUCCESS;
import static numberimport.sandbox.dialling.RememberedCalls.playTo;
import static numberimport.sandbox.dialling.TaskType.IVR;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import numberimport.sandbox.dialling.EndedCall.NextCall;
import org.junit.jupiter.api.Test;

class RedialTest {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final RememberedCalls calls = new RememberedCalls();

    @Test
    void redialsAfterTheIntervalOfItsTurn() {
        calls.put(
                new CampaignDraft(1, IVR).recall(3, List.of(Duration.ofMinutes(1), Duration.ofMinutes(2)), PHONE_BUSY));
        calls.addCustomer(1, 1, START, "13223004567");
        var busy = scripted("13223004567", PHONE_BUSY);

        playTo(busy, START);
        playTo(busy, START.plus(HOUR));

        assertThat(calls.ended)
                .hasSize(4)
                .allSatisfy(call -> assertThat(call.result()).isEqualTo(PHONE_BUSY));
        assertThat(calls.ended)
                .extracting(EndedCall::next)
                .containsExactly(
                        nextAfter(0, 1, Duration.ofMinutes(1)),
                        nextAfter(1, 2, Duration.ofMinutes(2)),
                        nextAfter(2, 3, Duration.ofMinutes(2)),
                        Optional.empty());
        for (var redial = 1; redial < 4; redial++) {
            assertThat(calls.ended.get(redial).startedAt())
                    .isEqualTo(calls.ended.get(redial - 1).next().orElseThrow().dueAt());
        }
    }

    @Test
    void followsOnAlongThePhonesBeforeItRedialsTheLast() {
        calls.put(new CampaignDraft(1, IVR)
                .followOn(CUSTOMER_MISSED, PHONE_OUTLINE)
                .recall(1, List.of(), CUSTOMER_MISSED, PHONE_BUSY));
        calls.addCustomer(1, 1, START, "1", "2", "3");
        var script = new DiallingFloor(
                7,
                ScriptedResults.of(Map.of(
                        "1", List.of(PHONE_BUSY, CUSTOMER_MISSED),
                        "2", List.of(PHONE_OUTLINE),
                        "3", List.of(CUSTOMER_MISSED, SUCCESS))),
                calls);

        playTo(script, START);
        playTo(script, START.plus(HOUR));

        assertThat(calls.ended).extracting(EndedCall::position).containsExactly(0, 0, 1, 2, 2);
        assertThat(calls.ended)
                .extracting(EndedCall::result)
                .containsExactly(PHONE_BUSY, CUSTOMER_MISSED, PHONE_OUTLINE, CUSTOMER_MISSED, SUCCESS);
        assertThat(pauseBefore(1)).isEqualTo(Duration.ofMinutes(10));
        assertThat(pauseBefore(2)).isZero();
        assertThat(pauseBefore(3)).isZero();
        assertThat(pauseBefore(4)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void redialsNothingThatTheRuleDoesNotName() {
        calls.put(new CampaignDraft(1, IVR).recall(3, List.of(), CUSTOMER_MISSED));
        calls.addCustomer(1, 1, START, "13223004567");
        var busy = scripted("13223004567", PHONE_BUSY);

        playTo(busy, START);
        playTo(busy, START.plus(HOUR));

        assertThat(calls.ended)
                .singleElement()
                .satisfies(call -> assertThat(call.next()).isEmpty());
    }

    @Test
    void redialsAtTheOpeningWhenItIsDueOutsideWorkingTime() {
        calls.put(new CampaignDraft(1, IVR)
                .workingTime("daily 08:00-08:05")
                .recall(1, List.of(Duration.ofMinutes(30)), PHONE_BUSY));
        calls.addCustomer(1, 1, START, "13223004567");
        var busy = scripted("13223004567", PHONE_BUSY);

        playTo(busy, START);
        playTo(busy, START.plus(Duration.ofDays(3)));

        assertThat(calls.ended).extracting(EndedCall::startedAt).containsExactly(START, START.plus(Duration.ofDays(1)));
    }

    private DiallingFloor scripted(String phone, CallResult... results) {
        return new DiallingFloor(7, ScriptedResults.of(Map.of(phone, List.of(results))), calls);
    }

    private Optional<NextCall> nextAfter(int call, int redials, Duration pause) {
        return Optional.of(
                new NextCall(0, redials, calls.ended.get(call).endedAt().plus(pause)));
    }

    private Duration pauseBefore(int call) {
        return Duration.between(
                calls.ended.get(call - 1).endedAt(), calls.ended.get(call).startedAt());
    }
}
