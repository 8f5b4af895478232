package numberimport.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ApiHealthTest {

    private Instant now = Instant.parse("2026-11-23T12:00:00Z");

    private final ApiHealth health = new ApiHealth("default", new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("UTC");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    private void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void holdsBackAfterThreeTroublesForFifteenSeconds() {
        for (int i = 0; i < 3; i++) {
            assertThat(health.allowsCall()).isTrue();
            health.troubled("refused", now);
        }
        assertThat(health.allowsCall()).isFalse();

        pass(Duration.ofSeconds(14));
        assertThat(health.allowsCall()).isFalse();

        pass(Duration.ofSeconds(2));
        assertThat(health.allowsCall()).as("one call to see").isTrue();
        assertThat(health.allowsCall()).as("not a second one").isFalse();

        health.well();
        assertThat(health.allowsCall()).isTrue();
    }

    @Test
    void givesBackAPermissionThatWasNotUsed() {
        for (int i = 0; i < 3; i++) {
            health.troubled("refused", now);
        }
        pass(Duration.ofSeconds(16));
        assertThat(health.allowsCall()).isTrue();

        health.notCalled();

        assertThat(health.allowsCall()).isTrue();
    }

    @Test
    void givesUpAfterFiveMinutesWithoutASuccess() {
        health.troubled("refused", now);
        pass(Duration.ofMinutes(5));
        health.troubled("reset", now);
        assertThat(health.givenUp(now)).isEmpty();

        pass(Duration.ofMillis(1));
        assertThat(health.givenUp(now)).contains("reset, for 5 minutes");

        health.well();
        assertThat(health.givenUp(now)).isEmpty();
    }

    @Test
    void countsDoubtsUntilOneIsSettledOrAllIsWell() {
        health.doubted("reset", now);
        health.doubted("reset", now);
        assertThat(health.doubtsInARow()).isEqualTo(2);

        health.settled();
        assertThat(health.doubtsInARow()).isZero();

        health.doubted("reset", now);
        health.well();
        assertThat(health.doubtsInARow()).isZero();
    }
}
