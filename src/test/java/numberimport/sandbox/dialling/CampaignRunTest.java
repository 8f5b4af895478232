package numberimport.sandbox.dialling;

import static numberimport.sandbox.dialling.CallResult.AGENT_MISSED;
import static numberimport.sandbox.dialling.CallResult.CUSTOMER_BREAKOUT;
import static numberimport.sandbox.dialling.CallResult.CUSTOMER_MISSED;
import static numberimport.sandbox.dialling.CallResult.PHONE_BUSY;
import static numberimport.sandbox.dialling.CallResult.PHONE_OUTLINE;
import static numberimport.sandbox.dialling.CallResult.SUCCESS;
import static numberimport.sandbox.dialling.RememberedCalls.mostAtOnce;
import static numberimport.sandbox.dialling.RememberedCalls.playTo;
import static numberimport.sandbox.dialling.TaskType.IVR;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whole campaigns of all types, on shared lines and agents, with working time, redials and customers with several phones. */
class CampaignRunTest {

    private static final long SEED = 20_260_302;
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant LATE = START.plus(Duration.ofDays(2));
    private static final int EACH = 2500;

    @Test
    void endsTheSameInOneJumpAsInManySteps() {
        var inOneJump = campaigns();
        var inSteps = campaigns();
        playInSteps(new DiallingFloor(SEED, inOneJump), Duration.ofDays(2));
        playInSteps(new DiallingFloor(SEED, inSteps), Duration.ofMillis(6789));

        assertThat(inOneJump.ended).hasSizeGreaterThan(4 * EACH);
        assertThat(inSteps.ended).isEqualTo(inOneJump.ended);
        assertThat(inSteps.minutes).isEqualTo(inOneJump.minutes);
    }

    @Test
    void differsWithTheSeed() {
        var one = campaigns();
        var other = campaigns();
        playInSteps(new DiallingFloor(SEED, one), Duration.ofDays(2));
        playInSteps(new DiallingFloor(SEED + 1, other), Duration.ofDays(2));

        assertThat(other.ended).isNotEqualTo(one.ended);
    }

    @Test
    void balancesTenThousandCustomers() {
        var calls = campaigns();
        playInSteps(new DiallingFloor(SEED, calls), Duration.ofHours(1));

        var finished =
                calls.ended.stream().filter(call -> call.next().isEmpty()).toList();
        assertThat(finished).hasSize(4 * EACH).extracting(EndedCall::customer).doesNotHaveDuplicates();
        for (var campaign : calls.campaigns()) {
            assertThat(withoutAgentTime(calls.total(campaign.task()))).isEqualTo(recounted(calls, campaign));
        }
        assertThat(calls.ended)
                .extracting(EndedCall::result)
                .contains(SUCCESS, AGENT_MISSED, CUSTOMER_BREAKOUT, CUSTOMER_MISSED, PHONE_BUSY, PHONE_OUTLINE);
    }

    @Test
    void chainsTheCallsOfACustomerAsTheyWereAnnounced() {
        var calls = campaigns();
        playInSteps(new DiallingFloor(SEED, calls), Duration.ofHours(1));

        var announced = new HashMap<Long, EndedCall.NextCall>();
        for (var call : calls.ended) {
            var next = announced.get(call.customer());
            if (next != null) {
                assertThat(call.position()).isEqualTo(next.position());
                assertThat(call.startedAt()).isAfterOrEqualTo(next.dueAt());
            }
            call.next()
                    .ifPresentOrElse(
                            then -> announced.put(call.customer(), then), () -> announced.remove(call.customer()));
        }
        assertThat(announced).isEmpty();
    }

    @Test
    void givesEachCallTheFateOfItsNumber() {
        var calls = campaigns();
        playInSteps(new DiallingFloor(SEED, calls), Duration.ofDays(2));

        var outcomes = new Outcomes(SEED, ScriptedResults.NONE);
        var made = new HashMap<Long, Integer>();
        assertThat(calls.endedOf(IVR.code())).allSatisfy(call -> {
            var number = made.merge(call.customer(), 1, Integer::sum);
            var customer = new Customer(call.customer(), List.of("1"), 0, START, 0, number - 1, 0, 0);
            var fate = outcomes.of(IVR, customer);
            var answer = fate.hangsUp() ? CUSTOMER_BREAKOUT : SUCCESS;
            assertThat(call.result()).isEqualTo(fate.unanswered().orElse(answer));
        });
        assertThat(made).containsValue(3);
    }

    @Test
    void neverExceedsALimitOrItsWorkingTime() {
        var calls = campaigns();
        playInSteps(new DiallingFloor(SEED, calls), Duration.ofDays(2));

        assertThat(mostAtOnce(calls.ended)).isEqualTo(40);
        for (var campaign : calls.campaigns()) {
            assertThat(mostAtOnce(calls.endedOf(campaign.task()))).isBetween(1, campaign.callLimit());
            assertThat(calls.endedOf(campaign.task()))
                    .allMatch(call -> campaign.workingTime().open(call.startedAt()));
        }
    }

    @Test
    void repeatsNoEndedCallAfterARestartAndAllOthersAlike() {
        var calls = campaigns();
        var first = new DiallingFloor(SEED, calls);
        playTo(first, START);
        playTo(first, START.plus(Duration.ofMinutes(90)));
        assertThat(first.inProgress(1) + first.inProgress(2) + first.inProgress(3) + first.inProgress(4))
                .isEqualTo(40);

        var second = new DiallingFloor(SEED, calls);
        playTo(second, START.plus(Duration.ofMinutes(95)));
        playTo(second, LATE);

        var undisturbed = campaigns();
        playInSteps(new DiallingFloor(SEED, undisturbed), Duration.ofDays(2));
        assertThat(callsPerCustomer(calls, IVR)).isEqualTo(callsPerCustomer(undisturbed, IVR));
        assertThat(new HashSet<>(calls.ended)).hasSameSizeAs(calls.ended);
        assertThat(calls.ended.stream().filter(call -> call.next().isEmpty())).hasSize(4 * EACH);
    }

    @Test
    void countsAgentsForTheTimeInWhichATaskMayCall() {
        var calls = new RememberedCalls();
        calls.put(new CampaignDraft(1, TaskType.PRECISION).agents(1, 7).workingTime("daily 09:00-09:30"));
        var floor = new DiallingFloor(SEED, calls);
        playTo(floor, START);
        playTo(floor, START.plus(Duration.ofMinutes(65)).plusMillis(1500));
        calls.put(new CampaignDraft(1, TaskType.PRECISION)
                .agents(1, 7)
                .workingTime("daily 09:00-09:30")
                .stopping());
        playTo(floor, LATE);

        var minute = Duration.ofMinutes(1).toMillis();
        assertThat(calls.minutes.get(1L).keySet())
                .startsWith(START.plus(Duration.ofHours(1)))
                .hasSize(6);
        assertThat(calls.total(1)).isEqualTo(new Tally(0, 0, 0, 0, 7 * (5 * minute + 1500)));
    }

    @Test
    void sharesOutATalkOverItsMinutes() {
        var calls = new RememberedCalls();
        calls.put(new CampaignDraft(1, TaskType.PRECISION));
        calls.addCustomers(1, 1, 200, START);
        playInSteps(new DiallingFloor(SEED, calls), Duration.ofDays(2));

        assertThat(calls.minutes.get(1L).values())
                .allSatisfy(sums -> assertThat(sums.talkMillis()).isLessThanOrEqualTo(sums.agentMillis()));
        assertThat(calls.total(1).talkMillis())
                .isEqualTo(talkMillis(calls.ended))
                .isPositive();
    }

    private static RememberedCalls campaigns() {
        var calls = new RememberedCalls();
        for (var type : TaskType.values()) {
            var task = type.code();
            calls.put(new CampaignDraft(task, type)
                    .priority(task == 4 ? 5 : 10)
                    .line(task % 2 == 0 ? "even" : "odd", 20)
                    .callLimit(15)
                    .agents(task == 1 ? 2 : 1, 12)
                    .workingTime(task == 2 ? "daily 08:10-23:00" : "daily 00:00-24:00")
                    .recall(2, List.of(Duration.ofMinutes(1), Duration.ofMinutes(5)), PHONE_BUSY, CUSTOMER_MISSED)
                    .followOn(CUSTOMER_MISSED, PHONE_OUTLINE));
            for (var id = 1; id <= EACH; id++) {
                var phones = id % 3 == 0 ? new String[] {"1", "2", "3"} : new String[] {"1"};
                calls.addCustomer(task, 10_000L * task + id, START.minusSeconds(id % 50), phones);
            }
        }
        return calls;
    }

    private static void playInSteps(DiallingFloor floor, Duration step) {
        playTo(floor, START);
        for (var now = START.plus(step); now.isBefore(LATE); now = now.plus(step)) {
            playTo(floor, now);
        }
        playTo(floor, LATE);
    }

    private static Tally recounted(RememberedCalls calls, Campaign campaign) {
        var ended = calls.endedOf(campaign.task());
        var answered = ended.stream().filter(call -> call.result().answered()).count();
        var taken = ended.stream()
                .filter(call -> call.talk().compareTo(Duration.ZERO) > 0)
                .count();
        return new Tally(ended.size(), answered, taken, talkMillis(ended), 0);
    }

    private static Tally withoutAgentTime(Tally sums) {
        return new Tally(sums.calls(), sums.customerAnswers(), sums.agentAnswers(), sums.talkMillis(), 0);
    }

    private static long talkMillis(List<EndedCall> calls) {
        return calls.stream().mapToLong(call -> call.talk().toMillis()).sum();
    }

    /** The results of each customer of a task in turn: no agents, so that they do not depend on when calls are made. */
    private static Map<Long, List<CallResult>> callsPerCustomer(RememberedCalls calls, TaskType type) {
        return calls.endedOf(type.code()).stream()
                .sorted(Comparator.comparing(EndedCall::startedAt))
                .collect(Collectors.groupingBy(
                        EndedCall::customer, Collectors.mapping(EndedCall::result, Collectors.toList())));
    }
}
