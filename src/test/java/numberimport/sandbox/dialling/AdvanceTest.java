package numberimport.sandbox.dialling;

import static numberimport.sandbox.dialling.CallResult.CUSTOMER_MISSED;
import static numberimport.sandbox.dialling.CallResult.PHONE_BUSY;
import static numberimport.sandbox.dialling.RememberedCalls.playTo;
import static numberimport.sandbox.dialling.TaskType.IVR;
import static numberimport.sandbox.dialling.TaskType.PRECISION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdvanceTest {

    // Monday, 08:00 in China
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final RememberedCalls calls = new RememberedCalls();
    private final DiallingFloor floor = new DiallingFloor(7, calls);

    @Test
    void startsWhatIsDueWhenItFirstAdvances() {
        calls.put(new CampaignDraft(1, IVR));
        calls.addCustomers(1, 1, 5, START.minus(HOUR));

        assertThat(floor.advance(START)).isTrue();

        assertThat(floor.inProgress(1)).isEqualTo(5);
        assertThat(calls.ended).isEmpty();
        playTo(floor, START.plus(HOUR));
        assertThat(calls.ended)
                .hasSize(5)
                .allSatisfy(call -> assertThat(call.startedAt()).isEqualTo(START));
        assertThat(floor.inProgress(1)).isZero();
    }

    @Test
    void startsALaterCampaignAtTheTimeOfTheAdvanceBefore() {
        floor.advance(START);
        calls.put(new CampaignDraft(1, IVR));
        calls.addCustomers(1, 1, 5, START.minus(HOUR));

        playTo(floor, START.plus(HOUR));

        assertThat(calls.ended)
                .hasSize(5)
                .allSatisfy(call -> assertThat(call.startedAt()).isEqualTo(START));
    }

    @Test
    void startsALaterCampaignNotBeforeItHasStopped() {
        calls.put(new CampaignDraft(1, IVR));
        calls.addCustomers(1, 1, 20_000, START);
        floor.advance(START);
        assertThat(floor.advance(START.plus(HOUR))).isFalse();
        var stoppedAt = calls.ended.get(calls.ended.size() - 1).endedAt();

        calls.put(new CampaignDraft(2, IVR).line("B", 100));
        calls.addCustomers(2, 100_001, 5, START);
        playTo(floor, START.plus(HOUR));

        assertThat(calls.endedOf(2))
                .hasSize(5)
                .allSatisfy(call -> assertThat(call.startedAt()).isEqualTo(stoppedAt));
    }

    @Test
    void writesAgainWhatItCouldNotWrite() {
        calls.put(new CampaignDraft(1, IVR));
        calls.addCustomers(1, 1, 100, START);
        floor.advance(START);
        calls.failing = true;
        assertThatIllegalStateException().isThrownBy(() -> floor.advance(START.plus(HOUR)));
        assertThat(calls.ended).isEmpty();

        calls.failing = false;
        playTo(floor, START.plus(HOUR));

        assertThat(calls.ended).extracting(EndedCall::customer).hasSize(100).doesNotHaveDuplicates();
        assertThat(calls.ended).allSatisfy(call -> assertThat(call.startedAt()).isEqualTo(START));
        assertThat(calls.total(1).calls()).isEqualTo(100);
    }

    @Test
    void forgetsWhatItCouldNotWriteOfADeletedTask() {
        calls.put(new CampaignDraft(1, PRECISION));
        calls.addCustomers(1, 1, 10, START);
        floor.advance(START);
        calls.failing = true;
        assertThatIllegalStateException().isThrownBy(() -> floor.advance(START.plus(HOUR)));

        calls.failing = false;
        calls.remove(1);
        floor.forget(1);
        playTo(floor, START.plus(HOUR.multipliedBy(2)));

        assertThat(calls.ended).isEmpty();
        assertThat(calls.minutes).isEmpty();
    }

    @Test
    void writesACallAtTheEndOfTheAdvanceInWhichItEnds() {
        var busy = new DiallingFloor(7, (phone, call) -> Optional.of(PHONE_BUSY), calls);
        calls.put(new CampaignDraft(1, IVR));
        calls.addCustomers(1, 1, 1, START);
        busy.advance(START);

        busy.advance(START.plusSeconds(4));

        assertThat(calls.ended).hasSize(1);
    }

    @Test
    void stopsAfterManyEventsAndGoesOnWhenAsked() {
        calls.put(new CampaignDraft(1, IVR));
        calls.addCustomers(1, 1, 20_000, START);
        floor.advance(START);

        assertThat(floor.advance(START.plus(Duration.ofDays(1)))).isFalse();
        assertThat(calls.ended.size()).isBetween(500, 1500);
        playTo(floor, START.plus(Duration.ofDays(1)));

        assertThat(calls.ended).hasSize(20_000);
    }

    @Test
    void playsNoMoreThanADayAtATime() {
        var twoDays = START.plus(Duration.ofDays(2));
        floor.advance(START);

        assertThat(floor.advance(twoDays)).isFalse();
        assertThat(floor.advance(twoDays)).isTrue();
    }

    @Test
    void noticesWhatOthersHaveChangedBetweenTwoAdvances() {
        calls.put(new CampaignDraft(1, IVR).callLimit(1));
        calls.addCustomers(1, 2, 3, START);
        floor.advance(START);

        calls.addCustomers(1, 1, 1, START.minus(HOUR));
        playTo(floor, START.plus(HOUR));

        assertThat(calls.ended).extracting(EndedCall::customer).containsExactly(2L, 1L, 3L, 4L);
    }

    @Test
    void writesOnlyWhenACallHasEndedOrAMinuteHasPassed() {
        calls.put(new CampaignDraft(1, PRECISION));
        floor.advance(START);
        floor.advance(START.plusSeconds(30));
        floor.advance(START.plusSeconds(59));
        assertThat(calls.minutes).isEmpty();
        floor.advance(START.plusSeconds(61));

        assertThat(calls.minutes.get(1L))
                .containsEntry(START, new Tally(0, 0, 0, 0, 600_000))
                .containsEntry(START.plusSeconds(60), new Tally(0, 0, 0, 0, 10_000));
    }

    @Test
    void standsStillWhenTimeRunsBackwards() {
        calls.put(new CampaignDraft(1, IVR));
        calls.addCustomers(1, 1, 1, START);
        floor.advance(START);

        assertThat(floor.advance(START.minus(HOUR))).isTrue();
        playTo(floor, START.plus(HOUR));

        assertThat(calls.ended).singleElement().extracting(EndedCall::startedAt).isEqualTo(START);
    }

    @Test
    void readsInPortions() {
        calls.put(new CampaignDraft(1, IVR).recall(1, List.of(), CUSTOMER_MISSED));
        calls.addCustomers(1, 1, 3000, START);
        floor.advance(START);

        var advances = playTo(floor, START.plus(Duration.ofHours(6)));

        assertThat(calls.ended).hasSizeGreaterThan(3500);
        assertThat(calls.readings).isLessThan(3500 / 250 + 7 * advances);
    }
}
