package numberimport.ledger;

import static numberimport.ledger.UtcTimes.column;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The accounts that people keep, by name. Knows no token but as it was encrypted. */
public final class StoredAccounts {

    private static final int PERSON_LENGTH = 200;

    private final JdbcClient jdbc;

    StoredAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a new one; false when there is one of its name. */
    public boolean add(StoredAccount account) {
        try {
            return with(jdbc.sql("""
                            INSERT INTO api_account (name, base_url, email, token, min_gap_ms, in_flight, read_timeout_ms,
                                   processing_time_ms, sending_window, changed_at, changed_by)
                            VALUES (:name, :baseUrl, :email, :token, :minGap, :inFlight, :readTimeout,
                                   :processingTime, :window, :changedAt, :changedBy)"""), account).update() == 1;
        } catch (DuplicateKeyException known) {
            return false;
        }
    }

    /** In the place of what was read at {@code before}; false when it was changed or removed since. */
    public boolean replace(StoredAccount account, Instant before) {
        return with(jdbc.sql("""
                        UPDATE api_account SET base_url = :baseUrl, email = :email, token = :token, min_gap_ms = :minGap,
                               in_flight = :inFlight, read_timeout_ms = :readTimeout, processing_time_ms = :processingTime,
                               sending_window = :window, changed_at = :changedAt, changed_by = :changedBy
                        WHERE name = :name AND changed_at = :before"""), account).param("before", column(before)).update() == 1;
    }

    private static StatementSpec with(StatementSpec statement, StoredAccount account) {
        return statement
                .param("name", account.name())
                .param("baseUrl", account.baseUrl())
                .param("email", account.email())
                .param("token", account.token())
                .param("minGap", account.minGapMs(), Types.BIGINT)
                .param("inFlight", account.inFlight(), Types.INTEGER)
                .param("readTimeout", account.readTimeoutMs(), Types.BIGINT)
                .param("processingTime", account.processingTimeMs(), Types.BIGINT)
                .param("window", account.sendingWindow(), Types.VARCHAR)
                .param("changedAt", column(account.changedAt()))
                .param("changedBy", ColumnText.of(account.changedBy(), PERSON_LENGTH));
    }

    public Optional<StoredAccount> find(String name) {
        return jdbc.sql("SELECT * FROM api_account WHERE name = ?")
                .param(name)
                .query(StoredAccounts::account)
                .optional();
    }

    /** All names, sorted. */
    public List<String> names() {
        return jdbc.sql("SELECT name FROM api_account ORDER BY name")
                .query(String.class)
                .list();
    }

    /** All, by name. */
    public List<StoredAccount> all() {
        return jdbc.sql("SELECT * FROM api_account ORDER BY name")
                .query(StoredAccounts::account)
                .list();
    }

    /** False when there is none of this name. */
    public boolean remove(String name) {
        return jdbc.sql("DELETE FROM api_account WHERE name = ?").param(name).update() == 1;
    }

    private static StoredAccount account(ResultSet row, int number) throws SQLException {
        return new StoredAccount(
                row.getString("name"),
                row.getString("base_url"),
                row.getString("email"),
                row.getString("token"),
                row.getObject("min_gap_ms", Long.class),
                row.getObject("in_flight", Integer.class),
                row.getObject("read_timeout_ms", Long.class),
                row.getObject("processing_time_ms", Long.class),
                row.getString("sending_window"),
                UtcTimes.instant(row, "changed_at"),
                row.getString("changed_by"));
    }
}
