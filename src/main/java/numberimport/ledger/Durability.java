package numberimport.ledger;

import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database must promise, asked of itself: a commit that was acknowledged is still there after a kill. */
final class Durability {

    private final JdbcClient jdbc;
    private final DatabaseAddress address;

    Durability(JdbcClient jdbc, DatabaseAddress address) {
        this.jdbc = jdbc;
        this.address = address;
    }

    void check() {
        if (address.h2()) {
            var delays = jdbc.sql(
                            "SELECT setting_value FROM information_schema.settings WHERE setting_name = 'WRITE_DELAY'")
                    .query(String.class)
                    .set();
            require(delays.equals(Set.of("0")), "WRITE_DELAY is " + delays + ", expected 0");
        } else {
            var commit = jdbc.sql("SHOW synchronous_commit").query(String.class).single();
            require(
                    commit.equals("on") || commit.startsWith("remote_"),
                    "synchronous_commit is " + commit + ", expected on");
        }
    }

    /** Forces what was committed to the disk, where a commit alone does not. */
    void force() {
        if (address.h2()) {
            jdbc.sql("CHECKPOINT SYNC").update();
        }
    }

    private void require(boolean holds, String finding) {
        if (!holds) {
            throw new LedgerException("The database " + address + " may lose acknowledged commits: " + finding + ".");
        }
    }
}
