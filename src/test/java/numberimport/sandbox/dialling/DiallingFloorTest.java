package numberimport.sandbox.dialling;

import static numberimport.sandbox.dialling.RememberedCalls.mostAtOnce;
import static numberimport.sandbox.dialling.RememberedCalls.playTo;
import static numberimport.sandbox.dialling.TaskType.IVR;
import static numberimport.sandbox.dialling.TaskType.PRECISION;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DiallingFloorTest {

    // Monday, 08:00 in China
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final RememberedCalls calls = new RememberedCalls();
    private final DiallingFloor floor = new DiallingFloor(7, calls);

    @Test
    void waitsUntilACustomerIsDue() {
        calls.put(new CampaignDraft(1, IVR));
        calls.addCustomers(1, 1, 1, START.plusSeconds(100));

        floor.advance(START);
        assertThat(floor.inProgress(1)).isZero();
        playTo(floor, START.plus(HOUR));

        assertThat(calls.ended).singleElement().extracting(EndedCall::startedAt).isEqualTo(START.plusSeconds(100));
    }

    @Test
    void exceedsNeitherACallLimitNorALine() {
        calls.put(new CampaignDraft(1, IVR).callLimit(2).line("A", 6));
        calls.put(new CampaignDraft(2, IVR).callLimit(5).line("A", 6));
        calls.put(new CampaignDraft(3, IVR).callLimit(7).line("B", 100));
        calls.addCustomers(1, 1, 50, START);
        calls.addCustomers(2, 1001, 90, START);
        calls.addCustomers(3, 2001, 100, START);

        floor.advance(START);
        playTo(floor, START.plus(HOUR));

        assertThat(calls.ended).hasSize(240);
        assertThat(mostAtOnce(calls.endedOf(1))).isEqualTo(2);
        assertThat(mostAtOnce(calls.endedOf(2))).isEqualTo(5);
        assertThat(mostAtOnce(calls.endedOf(3))).isEqualTo(7);
        assertThat(mostAtOnce(
                        calls.ended.stream().filter(call -> call.task() != 3).toList()))
                .isEqualTo(6);
    }

    @Test
    void servesTheHigherPriorityFirst() {
        calls.put(new CampaignDraft(1, IVR).priority(10).line("A", 6));
        calls.put(new CampaignDraft(2, IVR).priority(11).line("A", 6));
        calls.addCustomers(1, 1, 50, START.minus(HOUR));
        calls.addCustomers(2, 1001, 50, START);

        floor.advance(START);
        playTo(floor, START.plus(HOUR));

        var lastOfHigher = calls.endedOf(2).stream()
                .map(EndedCall::startedAt)
                .max(Instant::compareTo)
                .orElseThrow();
        assertThat(calls.endedOf(1))
                .hasSize(50)
                .allSatisfy(call -> assertThat(call.startedAt()).isAfterOrEqualTo(lastOfHigher));
    }

    @Test
    void sharesALineFairlyAmongEqualPriorities() {
        calls.put(new CampaignDraft(1, IVR).line("A", 6));
        calls.put(new CampaignDraft(2, IVR).line("A", 6));
        calls.addCustomers(1, 1, 500, START.minus(HOUR));
        calls.addCustomers(2, 1001, 500, START);

        floor.advance(START);

        assertThat(floor.inProgress(1)).isEqualTo(3);
        assertThat(floor.inProgress(2)).isEqualTo(3);
        floor.advance(START.plus(Duration.ofMinutes(15)));
        assertThat(calls.endedOf(1).size() - calls.endedOf(2).size()).isBetween(-6, 6);
        assertThat(calls.ended).hasSizeGreaterThan(100);
    }

    @Test
    void callsTheLongestDueFirst() {
        calls.put(new CampaignDraft(1, IVR).callLimit(1));
        calls.addCustomers(1, 1, 2, START);
        calls.addCustomers(1, 3, 1, START.minus(HOUR));

        playTo(floor, START);
        playTo(floor, START.plus(HOUR));

        assertThat(calls.ended).extracting(EndedCall::customer).containsExactly(3L, 1L, 2L);
    }

    @Test
    void startsNoCallOutsideWorkingTimeHoweverFarItJumps() {
        var time = "Mon 09:00-12:00";
        calls.put(new CampaignDraft(1, IVR).callLimit(1).workingTime(time));
        calls.addCustomers(1, 1, 1000, START);

        floor.advance(START);
        playTo(floor, START.plus(Duration.ofDays(14)));

        var open = WorkingTime.parse(time);
        assertThat(calls.ended)
                .hasSizeGreaterThan(500)
                .allSatisfy(call -> assertThat(open.open(call.startedAt())).isTrue());
        assertThat(calls.ended.get(0).startedAt()).isEqualTo(START.plus(HOUR));
        assertThat(calls.ended)
                .anySatisfy(call ->
                        assertThat(call.startedAt()).isEqualTo(START.plus(HOUR).plus(Duration.ofDays(7))));
        assertThat(calls.ended)
                .anySatisfy(call -> assertThat(open.open(call.endedAt())).isFalse());
    }

    @Test
    void startsNoCallWhileStoppingButEndsThoseInProgress() {
        calls.put(new CampaignDraft(1, IVR).callLimit(10));
        calls.addCustomers(1, 1, 100, START);
        floor.advance(START);
        floor.advance(START.plusSeconds(10));
        var soFar = calls.ended.size() + floor.inProgress(1);

        calls.put(new CampaignDraft(1, IVR).callLimit(10).stopping());
        floor.advance(START.plusSeconds(11));
        assertThat(floor.inProgress(1)).isPositive();
        playTo(floor, START.plus(HOUR));

        assertThat(floor.inProgress(1)).isZero();
        assertThat(calls.ended).hasSize(soFar);
    }

    @Test
    void endsTheCallsOfATaskThatIsNoLongerListed() {
        calls.put(new CampaignDraft(1, IVR).callLimit(10));
        calls.addCustomers(1, 1, 100, START);
        floor.advance(START);

        calls.remove(1);
        playTo(floor, START.plus(HOUR));

        assertThat(calls.ended).hasSize(10);
        assertThat(floor.inProgress(1)).isZero();
    }

    @Test
    void writesNothingOfATaskThatItForgetsAndFreesItsLinesAndAgents() {
        calls.put(new CampaignDraft(1, PRECISION).agents(1, 3).line("A", 3).priority(100));
        calls.put(new CampaignDraft(2, PRECISION).agents(1, 3).line("A", 3));
        calls.addCustomers(1, 1, 100, START);
        calls.addCustomers(2, 1001, 100, START);
        floor.advance(START);
        assertThat(floor.inProgress(1)).isEqualTo(3);

        calls.remove(1);
        floor.forget(1);
        assertThat(floor.inProgress(1)).isZero();
        floor.advance(START);
        assertThat(floor.inProgress(2)).isEqualTo(3);
        playTo(floor, START.plus(HOUR));

        assertThat(calls.endedOf(1)).isEmpty();
        assertThat(calls.minutes).containsOnlyKeys(2L);
    }
}
