package numberimport.ledger;

import static numberimport.ledger.UtcTimes.column;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accounts that people have put on hold, one by one or all at once. Every process heeds them before its next call. */
public final class AccountHolds {

    private static final int REASON_LENGTH = 1000;
    private static final int PERSON_LENGTH = 200;

    private final JdbcClient jdbc;

    AccountHolds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the place of the one that is in force, if there is one. */
    public void place(AccountHold hold) {
        if (!replaced(hold) && !placed(hold)) {
            replaced(hold);
        }
    }

    private boolean replaced(AccountHold hold) {
        return jdbc.sql("UPDATE account_hold SET person = ?, reason = ?, since = ? WHERE account = ?")
                        .params(
                                ColumnText.of(hold.person(), PERSON_LENGTH),
                                ColumnText.of(hold.reason(), REASON_LENGTH))
                        .params(column(hold.since()), hold.account())
                        .update()
                == 1;
    }

    private boolean placed(AccountHold hold) {
        try {
            return jdbc.sql("INSERT INTO account_hold (account, person, reason, since) VALUES (?, ?, ?, ?)")
                            .params(hold.account(), ColumnText.of(hold.person(), PERSON_LENGTH))
                            .params(ColumnText.of(hold.reason(), REASON_LENGTH), column(hold.since()))
                            .update()
                    == 1;
        } catch (DuplicateKeyException known) {
            return false;
        }
    }

    /** False when it was not on hold. */
    public boolean lift(String account) {
        return jdbc.sql("DELETE FROM account_hold WHERE account = ?")
                        .param(account)
                        .update()
                == 1;
    }

    /** What holds an account, be it all accounts' hold. */
    public Optional<AccountHold> of(String account) {
        return jdbc.sql("SELECT * FROM account_hold WHERE account IN (?, '" + AccountHold.EVERY
                        + "') ORDER BY account DESC LIMIT 1")
                .param(account)
                .query(AccountHolds::hold)
                .optional();
    }

    /** Those of the runs that are to stop, and why: somebody asked for it, or the account is on hold. */
    public Map<Long, String> whyStopped(Set<Long> runs) {
        var why = new HashMap<Long, String>();
        jdbc.sql(
                        "SELECT r.id, r.stop_requested, h.* FROM import_run r LEFT JOIN account_hold h ON h.account IN (r.account, '"
                                + AccountHold.EVERY
                                + "') WHERE r.id IN (:runs) AND (r.stop_requested OR h.account IS NOT NULL)"
                                + " ORDER BY h.account DESC")
                .param("runs", runs)
                .query(row -> {
                    var sentence = row.getBoolean("stop_requested")
                            ? "somebody asked for it"
                            : hold(row, 0).sentence();
                    why.putIfAbsent(row.getLong("id"), sentence);
                });
        return why;
    }

    public List<AccountHold> all() {
        return jdbc.sql("SELECT * FROM account_hold ORDER BY account")
                .query(AccountHolds::hold)
                .list();
    }

    private static AccountHold hold(ResultSet row, int number) throws SQLException {
        return new AccountHold(
                row.getString("account"),
                row.getString("person"),
                row.getString("reason"),
                UtcTimes.instant(row, "since"));
    }
}
