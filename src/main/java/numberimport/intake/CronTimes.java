package numberimport.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import numberimport.ledger.ImportSchedule;
import org.springframework.scheduling.support.CronExpression;

/**
 * The times of a cron expression in a time zone. One in an hour that daylight saving skips is an hour later on that day, and one in an
 * hour that it doubles is there once: a nightly import happens every night, once.
 */
final class CronTimes {

    private static final int FIELDS_WITHOUT_SECONDS = 5;

    private static final Duration LEAST_APART = Duration.ofMinutes(1);
    private static final int LOOKED_AT = 60;

    private final CronExpression cron;
    private final ZoneId zone;

    private CronTimes(CronExpression cron, ZoneId zone) {
        this.cron = cron;
        this.zone = zone;
    }

    /** Reads five fields, from minute to weekday, or six, of which the first is the second; others are an {@link IllegalArgumentException}. */
    static CronTimes parse(String text, ZoneId zone) {
        var fields = text.strip().split("\\s+").length;
        if (fields != FIELDS_WITHOUT_SECONDS && fields != FIELDS_WITHOUT_SECONDS + 1) {
            throw new IllegalArgumentException("it has " + fields
                    + " fields, expected five: minute, hour, day of the month, month, day of the week");
        }
        return new CronTimes(CronExpression.parse(fields == FIELDS_WITHOUT_SECONDS ? "0 " + text : text), zone);
    }

    static CronTimes of(ImportSchedule schedule) {
        return parse(schedule.cron(), schedule.zone());
    }

    /** Refuses times of which two are less than a minute apart: each of them looks for files. */
    void requireApart(Instant from) {
        var earlier = after(from);
        for (var i = 0; i < LOOKED_AT && earlier.isPresent(); i++) {
            var later = after(earlier.get());
            if (later.isPresent()
                    && Duration.between(earlier.get(), later.get()).compareTo(LEAST_APART) < 0) {
                throw new IllegalArgumentException("its times " + earlier.get() + " and " + later.get()
                        + " are less than a minute apart, expected a minute or more");
            }
            earlier = later;
        }
    }

    /** The first after a moment; empty when there is none. */
    Optional<Instant> after(Instant moment) {
        var local = cron.next(moment.atZone(zone).toLocalDateTime());
        while (local != null && !local.atZone(zone).toInstant().isAfter(moment)) {
            local = cron.next(local);
        }
        return Optional.ofNullable(local).map(time -> time.atZone(zone).toInstant());
    }
}
