package numberimport.cli;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/** A time as people write it: with its offset, or by the clock on the wall, or now. */
final class Moment {

    private Moment() {}

    /** Times without an offset are in the clock's zone; an IllegalArgumentException says what was found and expected. */
    static OffsetDateTime parse(String text, Clock clock) {
        if (text.strip().equalsIgnoreCase("now")) {
            return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
        }
        var iso = text.strip().replaceFirst(" +", "T");
        try {
            var found = DateTimeFormatter.ISO_DATE_TIME.parseBest(iso, ZonedDateTime::from, LocalDateTime::from);
            return found instanceof ZonedDateTime zoned
                    ? zoned.toOffsetDateTime()
                    : ((LocalDateTime) found).atZone(clock.getZone()).toOffsetDateTime();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "is \"" + text
                            + "\", expected now, or a time such as 2026-11-24T15:30:00+08:00 or 2026-11-24T15:30",
                    e);
        }
    }

    /** With its offset, so that nobody has to guess. */
    static String text(OffsetDateTime moment) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment.truncatedTo(ChronoUnit.SECONDS));
    }
}
