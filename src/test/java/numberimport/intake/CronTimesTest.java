package numberimport.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronTimesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static List<String> times(String cron, String from, int count) {
        var times = new ArrayList<String>();
        var at = ZonedDateTime.parse(from).toInstant();
        for (var i = 0; i < count; i++) {
            at = CronTimes.parse(cron, BERLIN).after(at).orElseThrow();
            times.add(at.atZone(BERLIN).toOffsetDateTime().toString());
        }
        return times;
    }

    @Test
    void readsFiveFieldsOrSix() {
        assertThat(times("0 1 * * 1-5", "2026-11-27T12:00Z", 2))
                .containsExactly("2026-11-30T01:00+01:00", "2026-12-01T01:00+01:00");
        assertThat(times("30 0 1 * * *", "2026-11-27T12:00Z", 1)).containsExactly("2026-11-28T01:00:30+01:00");
    }

    @Test
    void isAnHourLaterInTheNightThatSkipsIt() {
        assertThat(times("30 2 * * *", "2027-03-27T12:00Z", 2))
                .containsExactly("2027-03-28T03:30+02:00", "2027-03-29T02:30+02:00");
    }

    @Test
    void isThereOnceInTheNightThatDoublesIt() {
        assertThat(times("30 2 * * *", "2026-10-24T12:00Z", 2))
                .containsExactly("2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00");
        assertThat(times("30 2 * * *", "2026-10-25T01:15Z", 1)).containsExactly("2026-10-26T02:30+01:00");
    }

    @Test
    void goesOnWithEachHourWhereAnHourIsSkipped() {
        assertThat(times("0 * * * *", "2027-03-28T00:30Z", 3))
                .containsExactly("2027-03-28T03:00+02:00", "2027-03-28T04:00+02:00", "2027-03-28T05:00+02:00");
    }

    @Test
    void hasNoTimeThatNeverComes() {
        assertThat(CronTimes.parse("0 0 31 2 *", BERLIN).after(Instant.EPOCH)).isEmpty();
    }

    @Test
    void areAMinuteApartAtLeast() {
        var often = CronTimes.parse("0,30 0 2 * * *", BERLIN);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> often.requireApart(Instant.parse("2026-11-29T00:00:00Z")))
                .withMessage("its times 2026-11-29T01:00:00Z and 2026-11-29T01:00:30Z are less than a minute apart,"
                        + " expected a minute or more");
        CronTimes.parse("* * * * *", BERLIN).requireApart(Instant.EPOCH);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"every night", "61 1 * * *", "0 1 * *", "0 0 0 0 0 0 0"})
    void refusesWhatIsNoCron(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> CronTimes.parse(text, BERLIN));
    }
}
