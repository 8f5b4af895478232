package numberimport.sandbox.dialling;

import static numberimport.sandbox.dialling.CallResult.AGENT_MISSED;
import static numberimport.sandbox.dialling.CallResult.CUSTOMER_BREAKOUT;
import static numberimport.sandbox.dialling.CallResult.CUSTOMER_MISSED;
import static numberimport.sandbox.dialling.CallResult.SUCCESS;
import static numberimport.sandbox.dialling.RememberedCalls.mostAtOnce;
import static numberimport.sandbox.dialling.RememberedCalls.playTo;
import static numberimport.sandbox.dialling.TaskType.IVR;
import static numberimport.sandbox.dialling.TaskType.PRECISION;
import static numberimport.sandbox.dialling.TaskType.PREDICTIVE;
import static numberimport.sandbox.dialling.TaskType.PROPORTION;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AgentsTest {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant LATE = START.plus(Duration.ofHours(12));

    private final RememberedCalls calls = new RememberedCalls();
    private final DiallingFloor floor = new DiallingFloor(7, calls);

    @ParameterizedTest
    @EnumSource(names = {"PRECISION", "PROPORTION", "PREDICTIVE"})
    void neverLetsMoreAgentsTalkThanTheGroupHas(TaskType type) {
        calls.put(new CampaignDraft(1, type).agents(1, 8));
        calls.put(new CampaignDraft(2, PRECISION).agents(1, 8));
        calls.addCustomers(1, 1, 500, START);
        calls.addCustomers(2, 1001, 500, START);

        playTo(floor, START);
        playTo(floor, LATE);

        assertThat(calls.ended).hasSize(1000);
        assertThat(mostAtOnce(calls.ended.stream().map(AgentsTest::talkOnly).toList()))
                .isEqualTo(8);
    }

    @Test
    void hasNoMorePrecisionCallsThanAgents() {
        calls.put(new CampaignDraft(1, PRECISION).agents(1, 8));
        calls.put(new CampaignDraft(2, PRECISION).agents(1, 8));
        calls.addCustomers(1, 1, 300, START);
        calls.addCustomers(2, 1001, 300, START);

        playTo(floor, START);
        playTo(floor, LATE);

        assertThat(calls.ended).hasSize(600);
        assertThat(mostAtOnce(calls.ended)).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource({
        "PRECISION, 5, 5",
        "PROPORTION, 5, 8",
        "PREDICTIVE, 5, 5",
        "IVR, 5, 100",
        "IVR, 0, 100",
        "PREDICTIVE, 0, 0"
    })
    void startsAsManyCallsAsFreeAgentsAllow(TaskType type, int agents, int started) {
        calls.put(new CampaignDraft(1, type).agents(1, agents));
        calls.addCustomers(1, 1, 200, START);

        playTo(floor, START);

        assertThat(floor.inProgress(1)).isEqualTo(started);
    }

    @ParameterizedTest
    @CsvSource({"SUCCESS, 4", "CUSTOMER_MISSED, 16"})
    void predictsByTheAnswersItGotWithinBounds(CallResult result, int most) {
        var script = new DiallingFloor(7, (phone, call) -> Optional.of(result), calls);
        calls.put(new CampaignDraft(1, PREDICTIVE).agents(1, 4));
        calls.addCustomers(1, 1, 200, START);

        playTo(script, START);
        playTo(script, LATE);

        assertThat(mostAtOnce(calls.ended)).isEqualTo(most);
    }

    @Test
    void disturbsMoreByPredictionThanByPrecision() {
        calls.put(new CampaignDraft(1, PRECISION).agents(1, 10));
        calls.put(new CampaignDraft(2, PREDICTIVE).agents(2, 10));
        calls.addCustomers(1, 1, 2000, START);
        calls.addCustomers(2, 10_001, 2000, START);

        playTo(floor, START);
        playTo(floor, LATE);

        assertThat(disturbed(2)).isGreaterThan(disturbed(1) + 0.03);
        assertThat(disturbed(1)).isBetween(0.03, 0.12);
        assertThat(calls.endedOf(2).stream()
                        .map(EndedCall::endedAt)
                        .max(Instant::compareTo)
                        .orElseThrow())
                .isBefore(calls.endedOf(1).stream()
                        .map(EndedCall::endedAt)
                        .max(Instant::compareTo)
                        .orElseThrow());
    }

    @Test
    void connectsACustomerWhoWaitsWhenAnAgentGetsFreeInTime() {
        calls.put(new CampaignDraft(1, PROPORTION).agents(1, 2));
        calls.addCustomers(1, 1, 500, START);

        playTo(floor, START);
        playTo(floor, LATE);

        var waited = calls.ended.stream()
                .filter(call -> call.result() == SUCCESS)
                .map(AgentsTest::waitingOf)
                .filter(wait -> wait.compareTo(Duration.ZERO) > 0)
                .toList();
        assertThat(waited).isNotEmpty().allSatisfy(wait -> assertThat(wait).isLessThan(Duration.ofSeconds(15)));
        var gaveUp = calls.ended.stream()
                .filter(call -> call.result() == CUSTOMER_BREAKOUT)
                .map(AgentsTest::waitingOf)
                .toList();
        assertThat(gaveUp)
                .anySatisfy(wait -> assertThat(wait).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(15)));
        assertThat(gaveUp)
                .allSatisfy(wait -> assertThat(wait).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(15)));
    }

    @Test
    void keepsAScriptedSuccessWaitingAsLongAsItTakes() {
        var script = new DiallingFloor(7, (phone, call) -> Optional.of(SUCCESS), calls);
        calls.put(new CampaignDraft(1, PROPORTION).agents(1, 2));
        calls.addCustomers(1, 1, 100, START);

        playTo(script, START);
        playTo(script, LATE);

        assertThat(calls.ended).hasSize(100).allSatisfy(call -> {
            assertThat(call.result()).isEqualTo(SUCCESS);
            assertThat(call.talk()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(180));
        });
    }

    @Test
    void playsAMessageWithoutAgents() {
        calls.put(new CampaignDraft(1, IVR).agents(1, 3));
        calls.addCustomers(1, 1, 1000, START);

        playTo(floor, START);
        playTo(floor, LATE);

        assertThat(calls.ended).hasSize(1000).allSatisfy(call -> {
            assertThat(call.talk()).isZero();
            assertThat(call.result()).isNotEqualTo(AGENT_MISSED);
        });
        assertThat(calls.ended).extracting(EndedCall::result).contains(SUCCESS, CUSTOMER_BREAKOUT, CUSTOMER_MISSED);
        assertThat(calls.total(1).agentAnswers()).isZero();
        assertThat(calls.total(1).agentMillis()).isZero();
    }

    @Test
    void missesAScriptedCallByItsAgent() {
        var script = new DiallingFloor(7, ScriptedResults.of(Map.of("13000000001", List.of(AGENT_MISSED))), calls);
        calls.put(new CampaignDraft(1, PRECISION).agents(1, 1));
        calls.addCustomers(1, 1, 1, START);

        playTo(script, START);
        playTo(script, LATE);

        assertThat(calls.ended).singleElement().satisfies(call -> {
            assertThat(call.result()).isEqualTo(AGENT_MISSED);
            assertThat(call.talk()).isZero();
        });
    }

    @Test
    void countsTheHopefulCallsOfTheWholeGroup() {
        calls.put(new CampaignDraft(1, PROPORTION).agents(1, 5));
        calls.put(new CampaignDraft(2, PROPORTION).agents(1, 5));
        calls.addCustomers(1, 1, 50, START);
        calls.addCustomers(2, 1001, 50, START);

        playTo(floor, START);

        assertThat(floor.inProgress(1)).isEqualTo(4);
        assertThat(floor.inProgress(2)).isEqualTo(4);
    }

    @Test
    void servesTheWaitingBeforeANewCallIsMadeWhateverItsPriority() {
        var script = new DiallingFloor(7, (phone, call) -> Optional.of(SUCCESS), calls);
        calls.put(new CampaignDraft(1, PROPORTION).agents(1, 2).priority(5));
        calls.put(new CampaignDraft(2, PRECISION).agents(1, 2).priority(6));
        calls.addCustomers(1, 1, 3, START);
        calls.addCustomers(2, 1001, 1, START.plusSeconds(20));

        playTo(script, START);
        playTo(script, LATE);

        var talks = calls.endedOf(1).stream()
                .sorted(Comparator.comparing(AgentsTest::talkStart))
                .toList();
        var agentsFree = talks.stream().map(EndedCall::endedAt).sorted().toList();
        assertThat(talkStart(talks.get(2))).isEqualTo(agentsFree.get(0));
        assertThat(calls.endedOf(2))
                .singleElement()
                .satisfies(call -> assertThat(call.startedAt()).isEqualTo(agentsFree.get(1)));
    }

    @Test
    void connectsTheWaitingWithAgentsWhoJoin() {
        var script = new DiallingFloor(7, (phone, call) -> Optional.of(SUCCESS), calls);
        calls.put(new CampaignDraft(1, PROPORTION).agents(1, 2));
        calls.addCustomers(1, 1, 3, START);
        playTo(script, START);
        playTo(script, START.plusSeconds(20));

        calls.put(new CampaignDraft(1, PROPORTION).agents(1, 3));
        playTo(script, LATE);

        assertThat(calls.ended)
                .extracting(AgentsTest::talkStart)
                .contains(START.plusSeconds(20))
                .allSatisfy(start -> assertThat(start).isBeforeOrEqualTo(START.plusSeconds(20)));
    }

    private double disturbed(long task) {
        var sums = calls.total(task);
        return 1 - (double) sums.agentAnswers() / sums.customerAnswers();
    }

    private static Instant talkStart(EndedCall call) {
        return call.endedAt().minus(call.talk());
    }

    private static EndedCall talkOnly(EndedCall call) {
        return new EndedCall(
                call.task(),
                call.type(),
                call.called(),
                call.result(),
                talkStart(call),
                call.endedAt(),
                call.talk(),
                call.next());
    }

    /** How long a customer who answered heard nobody. */
    private static Duration waitingOf(EndedCall call) {
        var customer = new Customer(call.customer(), List.of("1"), 0, START, 0, 0, 0, 0);
        var ring =
                new Outcomes(7, ScriptedResults.NONE).of(PROPORTION, customer).ring();
        return Duration.between(call.startedAt().plus(ring), talkStart(call));
    }
}
