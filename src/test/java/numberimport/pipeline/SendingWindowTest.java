package numberimport.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendingWindowTest {

    @ParameterizedTest
    @CsvSource({
        "01:00-07:00, 2026-11-28T00:59:59+08:00, false, 2026-11-28T01:00:00+08:00",
        "01:00-07:00, 2026-11-28T01:00:00+08:00, true,  2026-11-29T01:00:00+08:00",
        "01:00-07:00, 2026-11-28T06:59:59+08:00, true,  2026-11-29T01:00:00+08:00",
        "01:00-07:00, 2026-11-28T07:00:00+08:00, false, 2026-11-29T01:00:00+08:00",
        "22:00-06:00, 2026-11-28T21:59:00+08:00, false, 2026-11-28T22:00:00+08:00",
        "22:00-06:00, 2026-11-28T23:00:00+08:00, true,  2026-11-29T22:00:00+08:00",
        "22:00-06:00, 2026-11-29T05:59:00+08:00, true,  2026-11-29T22:00:00+08:00",
        "22:00-06:00, 2026-11-29T06:00:00+08:00, false, 2026-11-29T22:00:00+08:00",
        "22:00-00:00, 2026-11-28T23:59:59+08:00, true,  2026-11-29T22:00:00+08:00",
    })
    void isOpenBetweenItsHours(String hours, String now, boolean open, String next) {
        var window = SendingWindow.parse(hours, ZoneId.of("Asia/Shanghai"));

        assertThat(window.isOpen(instant(now))).isEqualTo(open);
        assertThat(window.nextOpening(instant(now))).isEqualTo(instant(next));
    }

    @ParameterizedTest
    @CsvSource({
        "20:00-06:00 Asia/Shanghai, 20:00-06:00 Asia/Shanghai",
        "' 20:00 - 06:00  UTC ', 20:00-06:00 UTC",
        "20:00-06:00 +08:00, 20:00-06:00 +08:00",
    })
    void hasItsZoneBehindItsHours(String text, String read) {
        assertThat(SendingWindow.parse(text)).hasToString(read);
        assertThat(SendingWindow.parse(read)).isEqualTo(SendingWindow.parse(text));
    }

    @Test
    void isInThisMachinesZoneWhereNoneIsNamed() {
        assertThat(SendingWindow.parse("20:00-06:00").zone()).isEqualTo(ZoneId.systemDefault());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8-20 | \"8-20\" for hours of sending, expected some such as 22:00-06:00",
                "20:00-06:00 Mars | \"Mars\" for a time zone, expected one such as Asia/Shanghai",
                "20:00-20:00 UTC | \"20:00-20:00\" for hours of sending, expected some such as 22:00-06:00"
            })
    void saysWhatItCantRead(String text, String message) {
        assertThatThrownBy(() -> SendingWindow.parse(text)).hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        // In Berlin 02:00 to 03:00 is skipped on 2027-03-28, and is there twice on 2026-10-25.
        "02:30-04:00, 2027-03-28T00:59:59Z, false, 2027-03-27T03:00:00Z",
        "02:30-04:00, 2027-03-28T01:30:00Z, true,  2027-03-28T02:00:00Z",
        "02:15-02:45, 2027-03-28T01:20:00Z, true,  2027-03-28T01:45:00Z",
        "02:00-02:30, 2026-10-25T00:00:00Z, true,  2026-10-25T01:30:00Z",
        "02:00-02:30, 2026-10-25T01:29:00Z, true,  2026-10-25T01:30:00Z",
        "02:00-02:30, 2026-10-25T01:31:00Z, false, 2026-10-25T01:30:00Z",
        "22:00-06:00, 2026-10-25T04:59:00Z, true,  2026-10-25T05:00:00Z",
    })
    void knowsTheHoursThatDaylightSavingSkipsOrDoubles(String hours, String now, boolean open, String closing) {
        var window = SendingWindow.parse(hours, ZoneId.of("Europe/Berlin"));

        assertThat(window.isOpen(instant(now))).isEqualTo(open);
        assertThat(window.closing(instant(now))).isEqualTo(instant(closing));
    }

    private static Instant instant(String text) {
        return java.time.OffsetDateTime.parse(text).toInstant();
    }
}
