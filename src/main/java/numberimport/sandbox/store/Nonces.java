package numberimport.sandbox.store;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/** The nonces that each company has used up within the last 15 minutes, and by which request. */
public final class Nonces {

    private static final Duration MEMORY = Duration.ofMinutes(15);

    private final Database database;

    /** Requests of an earlier process count as request 0. */
    public Nonces(Database database) {
        this.database = database;
        database.sql().sql("UPDATE nonce SET request = 0").update();
    }

    /** Uses a nonce up; where it is used up already, answers by which request. */
    public synchronized OptionalInt useUp(long company, String nonce, int request, Instant now) {
        return database.inTransaction(() -> {
            database.sql()
                    .sql("DELETE FROM nonce WHERE used_at <= ?")
                    .param(now.minus(MEMORY).toEpochMilli())
                    .update();
            var earlier = database.sql()
                    .sql("SELECT request FROM nonce WHERE company = ? AND nonce = ?")
                    .params(company, nonce)
                    .query(Integer.class)
                    .optional();
            if (earlier.isPresent()) {
                return OptionalInt.of(earlier.get());
            }
            database.sql()
                    .sql("INSERT INTO nonce (company, nonce, request, used_at) VALUES (?, ?, ?, ?)")
                    .params(company, nonce, request, now.toEpochMilli())
                    .update();
            return OptionalInt.empty();
        });
    }
}
