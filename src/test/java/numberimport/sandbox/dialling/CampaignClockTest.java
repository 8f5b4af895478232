package numberimport.sandbox.dialling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CampaignClockTest {

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private final BaseClock base = new BaseClock();

    @Test
    void runsAsManyTimesAsFastAsItsBase() {
        var clock = new CampaignClock(base, 60);

        assertThat(clock.instant()).isEqualTo(START);
        base.now = START.plusMillis(1500);
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(90));
    }

    @Test
    void mayRunSlowly() {
        var clock = new CampaignClock(base, 0.5);

        base.now = START.plusSeconds(10);
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(5));
    }

    @Test
    void changesItsSpeedWithoutAJump() {
        var clock = new CampaignClock(base, 60);
        base.now = START.plusSeconds(10);

        clock.setSpeed(3600);

        assertThat(clock.speed()).isEqualTo(3600);
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(600));
        base.now = START.plusSeconds(11);
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(600 + 3600));
    }

    @Test
    void goesOnWhereItWasSavedUnlessThatIsPast() {
        assertThat(new CampaignClock(base, 60, START.plusSeconds(7200)).instant())
                .isEqualTo(START.plusSeconds(7200));
        assertThat(new CampaignClock(base, 60, START.minusSeconds(7200)).instant())
                .isEqualTo(START);
    }

    @Test
    void standsStillWhenItsBaseIsSetBackAndThenRunsOn() {
        var clock = new CampaignClock(base, 60);
        base.now = START.plusSeconds(10);
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(600));

        base.now = START.minusSeconds(3600);
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(600));
        base.now = START.minusSeconds(3599);
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(660));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 100_000.1, Double.NaN})
    void refusesAnImpossibleSpeed(double speed) {
        var message = "Speed is " + speed + ", expected above 0 and at most 100000.";
        var clock = new CampaignClock(base, 100_000);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CampaignClock(base, speed))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clock.setSpeed(speed))
                .withMessage(message);
    }

    @Test
    void keepsItsFastestPaceForAYear() {
        var clock = new CampaignClock(base, 100_000);

        base.now = START.plus(Duration.ofDays(365));
        assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofDays(36_500_000)));
    }

    private static final class BaseClock extends Clock {

        private Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
