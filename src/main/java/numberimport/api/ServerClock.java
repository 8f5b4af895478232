package numberimport.api;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicLong;

/** The API's time: this machine's clock, corrected by the Date header of the answers where the two differ by more than it can show. */
final class ServerClock {

    private static final Duration RESOLUTION = Duration.ofSeconds(2);

    private final Clock clock;
    private final AtomicLong offsetMillis = new AtomicLong();

    ServerClock(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().plusMillis(offsetMillis.get());
    }

    void heard(String dateHeader) {
        try {
            var date = ZonedDateTime.parse(dateHeader, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            var difference = Duration.between(clock.instant(), date);
            offsetMillis.set(difference.abs().compareTo(RESOLUTION) > 0 ? difference.toMillis() : 0);
        } catch (DateTimeException notADate) {
            offsetMillis.set(0);
        }
    }
}
