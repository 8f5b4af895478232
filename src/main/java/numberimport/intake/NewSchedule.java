package numberimport.intake;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A schedule as somebody wants it, in the words of the command line. */
public record NewSchedule(
        String name,
        String cron,
        @Nullable String zone,
        String files,
        @Nullable String account,
        @Nullable Long task,
        @Nullable String profile,
        String createdBy) {

    ZoneId zoneOrDefault() {
        try {
            return zone == null ? ZoneId.systemDefault() : ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "\"" + zone + "\" is no time zone, expected one such as Asia/Shanghai", e);
        }
    }
}
