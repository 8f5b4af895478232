package numberimport.sandbox.dialling;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingTimeTest {

    // 2026-03-02 is a Monday.
    private static final String MONDAY_DATE = "2026-03-02T";
    private static final String TUESDAY_DATE = "2026-03-03T";

    @Test
    void readsRangesListsAndDaily() {
        assertThat(WorkingTime.parse("Fri-Mon 09:00-18:30"))
                .isEqualTo(new WorkingTime(
                        Set.of(FRIDAY, SATURDAY, SUNDAY, MONDAY), LocalTime.of(9, 0), LocalTime.of(18, 30)));
        assertThat(WorkingTime.parse(" mon,WED,Sat  08:30-12:00 "))
                .isEqualTo(
                        new WorkingTime(Set.of(MONDAY, WEDNESDAY, SATURDAY), LocalTime.of(8, 30), LocalTime.of(12, 0)));
        assertThat(WorkingTime.parse("daily 00:00-24:00")).isEqualTo(WorkingTime.ALWAYS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Mon-Fri 09:00-18:00     | Mon,Tue,Wed,Thu,Fri 09:00-18:00
                    Sat,Mon 22:00-02:00     | Mon,Sat 22:00-02:00
                    Sun 18:00-24:00         | Sun 18:00-24:00
                    Mon-Sun 00:00-00:00     | daily 00:00-24:00
                    """)
    void writesWhatItReadsBack(String text, String written) {
        var time = WorkingTime.parse(text);

        assertThat(time).hasToString(written);
        assertThat(WorkingTime.parse(written)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "09:00-18:00", "Mon-Fri", "Mon-Fri 9:00-18:00", "Mon - Fri 09:00-18:00"})
    void refusesWhatIsNotDaysAndHours(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkingTime.parse(text))
                .withMessage(
                        "Working time \"" + text
                                + "\": expected days and hours, such as Mon-Fri 09:00-18:00, Mon,Wed 08:30-12:00 or daily 00:00-24:00.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Mon-Day 09:00-18:00 | there is no day "Day", expected daily or some of Mon, Tue, Wed, Thu, Fri, Sat, Sun.
                    Mon,,Tue 09:00-18:00 | there is no day "", expected daily or some of Mon, Tue, Wed, Thu, Fri, Sat, Sun.
                    Mon 09:60-18:00 | there is no time 09:60, expected 00:00 to 23:59, or 24:00 at the end.
                    Mon 24:00-18:00 | there is no time 24:00, expected 00:00 to 23:59, or 24:00 at the end.
                    """)
    void saysWhichDayOrTimeIsWrong(String text, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkingTime.parse(text))
                .withMessage("Working time \"" + text + "\": " + why);
    }

    @Test
    void hasAtLeastOneDayAndWholeMinutes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WorkingTime(Set.of(), LocalTime.MIDNIGHT, LocalTime.NOON))
                .withMessage("Working time has no days, expected at least one.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WorkingTime(Set.of(MONDAY), LocalTime.of(9, 0, 1), LocalTime.NOON))
                .withMessage("Working time has 09:00:01, expected a whole minute.");
    }

    @ParameterizedTest
    @CsvSource({
        "08:59:59, false",
        "09:00:00, true",
        "17:59:59, true",
        "18:00:00, false",
    })
    void isOpenFromTheFirstMomentUpToTheLastInChina(String time, boolean open) {
        assertThat(WorkingTime.parse("Mon 09:00-18:00").open(china(MONDAY_DATE + time)))
                .isEqualTo(open);
        assertThat(WorkingTime.parse("Tue 09:00-18:00").open(china(MONDAY_DATE + time)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T01:59:59, false",
        "2026-03-02T21:59:59, false",
        "2026-03-02T22:00:00, true",
        "2026-03-03T01:59:59, true",
        "2026-03-03T02:00:00, false",
        "2026-03-03T22:00:00, false",
    })
    void belongsToTheDayOnWhichItStartsWhenItRunsOverMidnight(String at, boolean open) {
        assertThat(WorkingTime.parse("Mon 22:00-02:00").open(china(at))).isEqualTo(open);
    }

    @Test
    void isAlwaysOpenDailyAroundTheClock() {
        assertThat(WorkingTime.ALWAYS.open(china(MONDAY_DATE + "00:00:00"))).isTrue();
        assertThat(WorkingTime.ALWAYS.open(china(MONDAY_DATE + "23:59:59"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Mon 09:00-18:00, 2026-03-02T08:00:00, 2026-03-02T09:00:00",
        "Mon 09:00-18:00, 2026-03-02T10:00:00, 2026-03-02T10:00:00",
        "Mon 09:00-18:00, 2026-03-02T18:00:00, 2026-03-09T09:00:00",
        "Mon-Fri 09:00-18:00, 2026-03-06T20:00:00, 2026-03-09T09:00:00",
        "Mon 22:00-02:00, 2026-03-03T01:00:00, 2026-03-03T01:00:00",
        "Mon 22:00-02:00, 2026-03-03T02:00:00, 2026-03-09T22:00:00",
    })
    void opensNextOnTheNextOfItsDays(String text, String at, String opening) {
        assertThat(WorkingTime.parse(text).nextOpening(china(at))).isEqualTo(china(opening));
    }

    @Test
    void countsInChina() {
        assertThat(WorkingTime.parse("Tue 00:00-01:00").open(Instant.parse("2026-03-02T16:30:00Z")))
                .isTrue();
        assertThat(china(TUESDAY_DATE + "00:30:00")).isEqualTo("2026-03-02T16:30:00Z");
    }

    private static Instant china(String at) {
        return OffsetDateTime.parse(at + "+08:00").toInstant();
    }
}
