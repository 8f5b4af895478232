package numberimport.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LatenessTest {

    private final Lateness lateness = new Lateness(Duration.ofMillis(20));

    private long millis(long answer) {
        return lateness.of(Duration.ofMillis(answer)).toMillis();
    }

    @Test
    void isNoneWhileAnswersTakeTheSameTime() {
        millis(50);

        for (int call = 0; call < 20; call++) {
            assertThat(millis(50 + call % 3)).isZero();
        }
    }

    @Test
    void isWhatAnAnswerTakesLongerThanOthersAndMoreThanIsHarmless() {
        millis(50);
        for (int call = 0; call < 40; call++) {
            millis(50);
        }

        assertThat(millis(130)).isEqualTo(60);
        assertThat(millis(50)).isZero();
    }

    @Test
    void takesTheWholeFirstAnswerForLateButForWhatWasAllowedBefore() {
        assertThat(millis(70)).isEqualTo(30);
    }

    @Test
    void isAllowedForUntilAnAnswerCame() {
        assertThat(lateness.beforeAnyAnswer()).isEqualTo(Duration.ofMillis(20));

        millis(50);

        assertThat(lateness.beforeAnyAnswer()).isZero();
    }

    @Test
    void costsAFewMillisecondsACallWhereAServersTimesVary() {
        var random = new SplittableRandom(1);
        var putOff = 0L;
        for (int call = 0; call < 1000; call++) {
            putOff += millis(random.nextLong(50, 900));
        }

        assertThat(putOff).isBetween(1000L, 3100L);
    }
}
