package numberimport.pipeline;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.regex.Pattern;

/**
 * The hours of the day in which numbers may be sent, in a time zone; those that end before they begin last over midnight. An hour
 * that daylight saving skips begins when the clocks have been put forward; one that it doubles counts twice.
 */
public record SendingWindow(LocalTime from, LocalTime to, ZoneId zone) {

    private static final Pattern ZONED = Pattern.compile("(\\d{2}:\\d{2}\\s*-\\s*\\d{2}:\\d{2})\\s+(\\S+)");
    private static final Pattern HOURS = Pattern.compile("(\\d{2}:\\d{2})\\s*-\\s*(\\d{2}:\\d{2})");

    /** Reads hours and their time zone, such as 22:00-06:00 Asia/Shanghai; without a zone it is this machine's. */
    public static SendingWindow parse(String text) {
        var zoned = ZONED.matcher(text.strip());
        return zoned.matches()
                ? parse(zoned.group(1), Destination.zone(zoned.group(2)))
                : parse(text, ZoneId.systemDefault());
    }

    /** Reads hours such as 22:00-06:00. */
    public static SendingWindow parse(String text, ZoneId zone) {
        var hours = HOURS.matcher(text.strip());
        try {
            if (hours.matches()) {
                var window = new SendingWindow(LocalTime.parse(hours.group(1)), LocalTime.parse(hours.group(2)), zone);
                if (!window.from.equals(window.to)) {
                    return window;
                }
            }
        } catch (DateTimeException e) {
            throw notHours(text);
        }
        throw notHours(text);
    }

    public boolean isOpen(Instant now) {
        return now.isBefore(end(lastOpening(now)));
    }

    /** When it ends, if it is open now; else when its last one ended. */
    public Instant closing(Instant now) {
        return end(lastOpening(now));
    }

    /** When it opens next, after now. */
    public Instant nextOpening(Instant now) {
        var today = now.atZone(zone).toLocalDate();
        return opening(today).isAfter(now) ? opening(today) : opening(today.plusDays(1));
    }

    private Instant lastOpening(Instant now) {
        var today = now.atZone(zone).toLocalDate();
        return opening(today).isAfter(now) ? opening(today.minusDays(1)) : opening(today);
    }

    private Instant opening(LocalDate day) {
        return ZonedDateTime.of(day, from, zone).toInstant();
    }

    private Instant end(Instant opening) {
        var day = opening.atZone(zone).toLocalDate();
        var last = to.isAfter(from) ? day : day.plusDays(1);
        return ZonedDateTime.of(last, to, zone).withLaterOffsetAtOverlap().toInstant();
    }

    private static IllegalArgumentException notHours(String text) {
        return new IllegalArgumentException("\"" + text + "\" for hours of sending, expected some such as 22:00-06:00");
    }

    @Override
    public String toString() {
        return from + "-" + to + " " + zone;
    }
}
