package numberimport.intake;

import java.time.Instant;
import numberimport.ledger.ImportSchedule;
import org.jspecify.annotations.Nullable;

/** A schedule as people and programs see it. {@code next} is null while it is paused. */
public record ScheduleView(
        String name,
        String cron,
        String zone,
        String files,
        String account,
        long task,
        @Nullable String profile,
        boolean paused,
        @Nullable String next,
        String createdBy) {

    static ScheduleView of(ImportSchedule schedule, @Nullable Instant next) {
        return new ScheduleView(
                schedule.name(),
                schedule.cron(),
                schedule.zone().getId(),
                schedule.files(),
                schedule.account(),
                schedule.task(),
                schedule.profile(),
                schedule.paused(),
                next == null
                        ? null
                        : next.atZone(schedule.zone()).toOffsetDateTime().toString(),
                schedule.createdBy());
    }
}
