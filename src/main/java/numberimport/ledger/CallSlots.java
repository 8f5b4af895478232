package numberimport.ledger;

import java.time.Duration;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * When each account's next call of add_numbers may start: one row an account, on the database's clock, for all processes
 * together. Each statement commits by itself, because a database's time stands still inside a transaction.
 */
public final class CallSlots {

    private final JdbcClient jdbc;

    CallSlots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes the slot if it is due, and puts the next one a gap from now; false when it is not due. */
    public boolean claim(String account, Duration gap) {
        var claimed = jdbc.sql(
                        "UPDATE call_slot SET next_call_at = CURRENT_TIMESTAMP + CAST(:gap AS BIGINT) * INTERVAL '0.001' SECOND"
                                + " WHERE account = :account AND next_call_at <= CURRENT_TIMESTAMP")
                .param("gap", gap.toMillis())
                .param("account", account)
                .update();
        return claimed == 1;
    }

    /** Puts the next slot a gap from now, whatever it was: the call of the slot in hand starts only now. */
    public void postpone(String account, Duration gap) {
        jdbc.sql(
                        "UPDATE call_slot SET next_call_at = CURRENT_TIMESTAMP + CAST(:gap AS BIGINT) * INTERVAL '0.001' SECOND"
                                + " WHERE account = :account")
                .param("gap", gap.toMillis())
                .param("account", account)
                .update();
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
