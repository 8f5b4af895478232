package numberimport.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import numberimport.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerClockTest {

    private final SettableClock local = new SettableClock("2026-11-23T12:00:00.400Z");
    private final ServerClock server = new ServerClock(local);

    @Test
    void isTheLocalTimeBeforeAnythingWasHeard() {
        assertThat(server.now()).isEqualTo(local.instant());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mon, 23 Nov 2026 12:06:00 GMT | 2026-11-23T12:06:10Z",
                "Mon, 23 Nov 2026 11:54:00 GMT | 2026-11-23T11:54:10Z"
            })
    void goesOnFromTheTimeItHeard(String date, Instant tenSecondsLater) {
        server.heard(date);
        local.advance(Duration.ofSeconds(10));

        assertThat(server.now()).isEqualTo(tenSecondsLater);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mon, 23 Nov 2026 12:00:02 GMT", "Mon, 23 Nov 2026 11:59:59 GMT"})
    void staysWithTheLocalTimeWhereTheHeaderCantTellThemApart(String date) {
        server.heard("Mon, 23 Nov 2026 12:06:00 GMT");

        server.heard(date);

        assertThat(server.now()).isEqualTo(local.instant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-11-23T12:06:00Z"})
    void ignoresWhatIsNoDate(String header) {
        server.heard(header);

        assertThat(server.now()).isEqualTo(local.instant());
    }
}
