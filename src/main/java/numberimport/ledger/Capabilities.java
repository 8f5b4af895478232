package numberimport.ledger;

import static numberimport.ledger.UtcTimes.column;

import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What each account's API was last seen to enforce. */
public final class Capabilities {

    private final JdbcClient jdbc;

    Capabilities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty when it was never looked at. */
    public Optional<Capability> of(String account) {
        return jdbc.sql("SELECT * FROM capability WHERE account = ?")
                .param(account)
                .query((row, number) -> new Capability(
                        UtcTimes.instant(row, "checked_at"),
                        row.getBoolean("nonce_once"),
                        row.getBoolean("nonce_shared"),
                        row.getBoolean("time_window")))
                .optional();
    }

    public void found(String account, Capability capability) {
        if (update(account, capability) == 0) {
            try {
                insert(account, capability);
            } catch (DuplicateKeyException otherProcessWasFaster) {
                update(account, capability);
            }
        }
    }

    private int update(String account, Capability capability) {
        return jdbc.sql(
                        "UPDATE capability SET checked_at = ?, nonce_once = ?, nonce_shared = ?, time_window = ? WHERE account = ?")
                .params(column(capability.checkedAt()), capability.nonceOnce(), capability.nonceShared())
                .params(capability.timeWindow(), account)
                .update();
    }

    private void insert(String account, Capability capability) {
        jdbc.sql(
                        "INSERT INTO capability (checked_at, nonce_once, nonce_shared, time_window, account) VALUES (?, ?, ?, ?, ?)")
                .params(column(capability.checkedAt()), capability.nonceOnce(), capability.nonceShared())
                .params(capability.timeWindow(), account)
                .update();
    }
}
