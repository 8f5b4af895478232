package numberimport.ledger;

import java.time.Duration;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * When each account's next call of add_numbers may start: one row an account, on the database's clock, for all processes
 * together. Each statement commits by itself, because a database's time stands still inside a transaction.
 */
public final class CallSlots {

    private static final String MILLISECOND = "INTERVAL '0.001' SECOND";
    private static final String IN_MILLIS = "CURRENT_TIMESTAMP + CAST(:millis AS BIGINT) * " + MILLISECOND;
    private static final String NARROWED = "GREATEST(widened_ms - :narrower, 0)";

    private final JdbcClient jdbc;

    CallSlots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes the slot if it is due, or will be so soon; false when it is not. It stays taken until it is passed on, or at most so long
     * after it is due.
     */
    public boolean claim(String account, Duration soon, Duration atMost) {
        return jdbc.sql("UPDATE call_slot SET next_call_at = GREATEST(next_call_at, CURRENT_TIMESTAMP)"
                                + " + CAST(:most AS BIGINT) * " + MILLISECOND + " WHERE account = :account"
                                + " AND next_call_at <= " + IN_MILLIS)
                        .param("most", atMost.toMillis())
                        .param("millis", soon.toMillis())
                        .param("account", account)
                        .update()
                == 1;
    }

    /** Takes a step back of what widening has added to the account's gaps, and puts the next slot so far from now, and by the rest further. */
    public void passOn(String account, Duration gap, Duration narrower) {
        jdbc.sql("UPDATE call_slot SET widened_ms = " + NARROWED + ", next_call_at = " + IN_MILLIS + " + " + NARROWED
                        + " * " + MILLISECOND + " WHERE account = :account")
                .param("millis", gap.toMillis())
                .param("narrower", narrower.toMillis())
                .param("account", account)
                .update();
    }

    /** Keeps the next slot from being due in less than the gap and what the account's pace was widened by; one that is due later stays so. */
    public void keepFree(String account, Duration gap) {
        jdbc.sql("UPDATE call_slot SET next_call_at = GREATEST(next_call_at, " + IN_MILLIS + " + widened_ms * "
                        + MILLISECOND + ") WHERE account = :account")
                .param("millis", gap.toMillis())
                .param("account", account)
                .update();
    }

    /** Puts the next slot off by so much, unless it is due already. */
    public void putOff(String account, Duration by) {
        jdbc.sql("UPDATE call_slot SET next_call_at = next_call_at + CAST(:millis AS BIGINT) * " + MILLISECOND
                        + " WHERE account = :account AND next_call_at > CURRENT_TIMESTAMP")
                .param("millis", by.toMillis())
                .param("account", account)
                .update();
    }

    /** Has a slot that is due later than in {@code longest} be due so far from now; false when there is no such slot. */
    public boolean bringForward(String account, Duration longest, Duration gap) {
        return jdbc.sql("UPDATE call_slot SET next_call_at = " + IN_MILLIS + " WHERE account = :account"
                                + " AND next_call_at > CURRENT_TIMESTAMP + CAST(:longest AS BIGINT) * " + MILLISECOND)
                        .param("millis", gap.toMillis())
                        .param("longest", longest.toMillis())
                        .param("account", account)
                        .update()
                == 1;
    }

    /** Makes every gap of the account wider by a step, up to a limit, and keeps the next slot from being due before the rest is over. */
    public void widen(String account, Duration step, Duration most, Duration rest) {
        jdbc.sql("UPDATE call_slot SET widened_ms = LEAST(widened_ms + :step, :most),"
                        + " next_call_at = GREATEST(next_call_at, " + IN_MILLIS + ") WHERE account = :account")
                .param("step", step.toMillis())
                .param("most", most.toMillis())
                .param("millis", rest.toMillis())
                .param("account", account)
                .update();
    }

    /** By how much the account's gaps are wider than usual. */
    public Duration widened(String account) {
        return jdbc.sql("SELECT widened_ms FROM call_slot WHERE account = ?")
                .param(account)
                .query(Long.class)
                .optional()
                .map(Duration::ofMillis)
                .orElse(Duration.ZERO);
    }

    /** How long until the account's slot is due; zero or less when it is. */
    public Duration untilDue(String account) {
        var wait = jdbc.sql("SELECT CAST(EXTRACT(EPOCH FROM (next_call_at - CURRENT_TIMESTAMP)) * 1000000 AS BIGINT)"
                        + " FROM call_slot WHERE account = ?")
                .param(account)
                .query(Long.class)
                .optional();
        if (wait.isEmpty()) {
            createDue(account);
        }
        return Duration.ofNanos(1000 * wait.orElse(0L));
    }

    private void createDue(String account) {
        try {
            jdbc.sql("INSERT INTO call_slot (account, next_call_at) VALUES (?, CURRENT_TIMESTAMP)")
                    .param(account)
                    .update();
        } catch (DuplicateKeyException otherProcessWasFaster) {
            // The slot is there, which is what was wanted.
        }
    }
}
