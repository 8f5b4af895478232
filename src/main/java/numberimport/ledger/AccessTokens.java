package numberimport.ledger;

import static numberimport.ledger.UtcTimes.column;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The tokens that were given out, by name. */
public final class AccessTokens {

    private static final Logger log = LoggerFactory.getLogger(AccessTokens.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    AccessTokens(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** What became of a token that was to be removed. */
    public enum Removal {
        DONE,
        THERE_IS_NONE,
        IS_THE_LAST
    }

    /** Keeps a new one; false when there is one of its name. */
    public boolean add(AccessToken token) {
        try {
            return jdbc.sql("INSERT INTO access_token (name, role, hash, created_by, created_at)"
                                    + " VALUES (?, ?, ?, ?, ?)")
                            .params(token.name(), token.role(), token.hash())
                            .params(token.createdBy(), column(token.createdAt()))
                            .update()
                    == 1;
        } catch (DuplicateKeyException known) {
            return false;
        }
    }

    public Optional<AccessToken> byHash(String hash) {
        return jdbc.sql("SELECT * FROM access_token WHERE hash = ?")
                .param(hash)
                .query(AccessTokens::token)
                .optional();
    }

    /** All, by name. */
    public List<AccessToken> all() {
        return jdbc.sql("SELECT * FROM access_token ORDER BY name")
                .query(AccessTokens::token)
                .list();
    }

    /** That one was used; a database that takes nothing more keeps nobody from reading. */
    public void used(String name, Instant at) {
        try {
            jdbc.sql("UPDATE access_token SET last_used_at = ? WHERE name = ?")
                    .params(column(at), name)
                    .update();
        } catch (DataAccessException e) {
            log.warn("That token {} was used is not written down: {}", name, e.getMessage());
        }
    }

    public Removal remove(String name) {
        var removed =
                jdbc.sql("DELETE FROM access_token WHERE name = ?").param(name).update();
        return removed == 1 ? Removal.DONE : Removal.THERE_IS_NONE;
    }

    /** The same, but for the last one of a role. */
    public Removal removeButTheLast(String name, String role) {
        return Objects.requireNonNull(transactions.execute(transaction -> {
            // Locked, so that of two that are removed at once the second sees the first as gone.
            var ofRole = jdbc.sql("SELECT name FROM access_token WHERE role = ? FOR UPDATE")
                    .param(role)
                    .query(String.class)
                    .list();
            return ofRole.equals(List.of(name)) ? Removal.IS_THE_LAST : remove(name);
        }));
    }

    private static AccessToken token(ResultSet row, int number) throws SQLException {
        return new AccessToken(
                row.getString("name"),
                row.getString("role"),
                row.getString("hash"),
                row.getString("created_by"),
                UtcTimes.instant(row, "created_at"),
                UtcTimes.optionalInstant(row, "last_used_at"));
    }
}
