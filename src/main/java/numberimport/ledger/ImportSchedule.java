package numberimport.ledger;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When files are imported by themselves, and which.
 *
 * @param cron the times, as a cron expression of five fields, or six with seconds
 * @param files a path whose name may have * and ?, and {yyyyMMdd} or the like for the day
 * @param profile how they are understood; {@code null} by their headers alone
 */
public record ImportSchedule(
        String name,
        String cron,
        ZoneId zone,
        String files,
        String account,
        long task,
        @Nullable String profile,
        boolean paused,
        String createdBy,
        Instant createdAt) {}
