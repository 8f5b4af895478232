package numberimport.submission;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Time that passes only when somebody waits, for the call slots in the database as well. */
final class VirtualTime extends Clock implements Pause {

    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    private final JdbcClient database;
    private final String account;
    private final List<Duration> waits = new ArrayList<>();
    private Instant now = START;

    VirtualTime(DataSource database, String account) {
        this.database = JdbcClient.create(database);
        this.account = account;
    }

    @Override
    public void sleep(Duration time) {
        if (time.compareTo(Duration.ZERO) > 0) {
            synchronized (this) {
                waits.add(time);
            }
            pass(time);
        }
    }

    void pass(Duration time) {
        synchronized (this) {
            now = now.plus(time);
        }
        database.sql("UPDATE call_slot SET next_call_at = next_call_at - CAST(? AS BIGINT) * INTERVAL '0.001' SECOND"
                        + " WHERE account = ? AND next_call_at > CURRENT_TIMESTAMP")
                .params(time.toMillis() + 1, account)
                .update();
    }

    @Override
    public synchronized long nanoTime() {
        return Duration.between(START, now).toNanos();
    }

    /** Every wait so far. */
    synchronized List<Duration> waits() {
        return List.copyOf(waits);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Sending needs no zone.");
    }
}
