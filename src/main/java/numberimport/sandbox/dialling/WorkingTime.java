package numberimport.sandbox.dialling;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * The days and hours, in China, at which a task may call, by the minute: at least one day, {@code to} exclusive. A window that
 * does not end after it starts ends on the next day, and its days are those on which it starts: so midnight at both ends is the
 * whole day. Written {@code Mon-Fri 09:00-18:00}, {@code Mon,Wed 22:00-02:00} or {@code daily 00:00-24:00}.
 */
public record WorkingTime(Set<DayOfWeek> days, LocalTime from, LocalTime to) {

    /** Every day, around the clock. */
    public static final WorkingTime ALWAYS =
            new WorkingTime(Set.of(DayOfWeek.values()), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    public WorkingTime {
        days = Set.copyOf(days);
        if (days.isEmpty()) {
            throw new IllegalArgumentException("Working time has no days, expected at least one.");
        }
        requireWholeMinute(from);
        requireWholeMinute(to);
    }

    /** Reads working time as it is written; throws IllegalArgumentException with what was found and what was expected. */
    public static WorkingTime parse(String text) {
        return WorkingTimeText.read(text);
    }

    /** Whether a call may start. */
    public boolean open(Instant at) {
        var there = at.atOffset(CHINA);
        var time = there.toLocalTime();
        if (from.isBefore(to)) {
            return days.contains(there.getDayOfWeek()) && !time.isBefore(from) && time.isBefore(to);
        }
        var today = days.contains(there.getDayOfWeek()) && !time.isBefore(from);
        var sinceYesterday = days.contains(there.getDayOfWeek().minus(1)) && time.isBefore(to);
        return today || sinceYesterday;
    }

    /** The first moment at or after the given one at which a call may start. */
    public Instant nextOpening(Instant at) {
        if (open(at)) {
            return at;
        }
        var there = at.atOffset(CHINA);
        var start = there.with(from);
        while (start.isBefore(there) || !startsOn(start)) {
            start = start.plusDays(1);
        }
        return start.toInstant();
    }

    @Override
    public String toString() {
        return WorkingTimeText.write(this);
    }

    private boolean startsOn(OffsetDateTime day) {
        return days.contains(day.getDayOfWeek());
    }

    private static void requireWholeMinute(LocalTime time) {
        if (!time.equals(time.truncatedTo(ChronoUnit.MINUTES))) {
            throw new IllegalArgumentException("Working time has " + time + ", expected a whole minute.");
        }
    }
}
