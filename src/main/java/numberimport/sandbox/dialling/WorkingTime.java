package numberimport.sandbox.dialling;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;

/** The days and hours, in China, at which a task may call; {@code to} is exclusive, and midnight there means the end of the day. */
public record WorkingTime(Set<DayOfWeek> days, LocalTime from, LocalTime to) {

    /** Every day, around the clock. */
    public static final WorkingTime ALWAYS =
            new WorkingTime(Set.of(DayOfWeek.values()), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    public WorkingTime {
        days = Set.copyOf(days);
    }
}
