package numberimport.ledger;

import static numberimport.ledger.UtcTimes.column;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tokens that were given out, by name. */
public final class AccessTokens {

    private final JdbcClient jdbc;

    AccessTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
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

    /** False when there is none of this name. */
    public boolean remove(String name) {
        return jdbc.sql("DELETE FROM access_token WHERE name = ?").param(name).update() == 1;
    }

    private static AccessToken token(ResultSet row, int number) throws SQLException {
        return new AccessToken(
                row.getString("name"),
                row.getString("role"),
                row.getString("hash"),
                row.getString("created_by"),
                UtcTimes.instant(row, "created_at"));
    }
}
