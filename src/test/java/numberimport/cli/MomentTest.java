package numberimport.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {

    private static final Clock SHANGHAI =
            Clock.fixed(Instant.parse("2026-11-24T07:21:05.123Z"), ZoneId.of("Asia/Shanghai"));

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T15:30:02+08:00,  2026-11-24T15:30:02+08:00",
        "2026-11-24T07:30:02Z,       2026-11-24T07:30:02Z",
        "2026-11-24 07:30Z,          2026-11-24T07:30:00Z",
        "2026-11-24T15:30,           2026-11-24T15:30:00+08:00",
        "2026-11-24 15:30,           2026-11-24T15:30:00+08:00",
        "2026-11-24 15:30:09,        2026-11-24T15:30:09+08:00",
        "now,                        2026-11-24T15:21:05+08:00",
        "NOW,                        2026-11-24T15:21:05+08:00"
    })
    void understands(String text, String moment) {
        assertThat(Moment.text(Moment.parse(text, SHANGHAI))).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "tomorrow", "15:30", "2026-11-24", "24.11.2026 15:30", "2026-02-30T10:00", "1795505400"})
    void refusesWhatIsNoTime(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Moment.parse(text, SHANGHAI))
                .withMessage("is \"" + text
                        + "\", expected now, or a time such as 2026-11-24T15:30:00+08:00 or 2026-11-24T15:30");
    }
}
