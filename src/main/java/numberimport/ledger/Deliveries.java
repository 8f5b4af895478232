package numberimport.ledger;

import static numberimport.ledger.UtcTimes.column;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outbox: which recipients have still to hear of which launches. Several processes may empty it at once. */
public final class Deliveries {

    /** How long a delivery that was taken stays with its process. */
    static final Duration TAKEN = Duration.ofMinutes(2);

    private static final int ERROR_LENGTH = 1000;

    private final JdbcClient jdbc;

    Deliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Puts every launch that ended since then into the outbox for a recipient, once. */
    public void fill(String recipient, Instant since, Instant now) {
        try {
            jdbc.sql("""
                            INSERT INTO delivery (launch, recipient, state, due_at)
                            SELECT l.id, :recipient, 'WAITING', :now FROM launch l
                            WHERE l.state = 'ENDED' AND l.ended_at >= :since AND NOT EXISTS (
                                SELECT 1 FROM delivery d WHERE d.launch = l.id AND d.recipient = :recipient)""")
                    .param("recipient", recipient)
                    .param("now", column(now))
                    .param("since", column(since))
                    .update();
        } catch (DuplicateKeyException filledByAnother) {
            return;
        }
    }

    /** Takes one that is due for a recipient. */
    public Optional<Delivery> take(String recipient, Instant now) {
        while (true) {
            var due = jdbc.sql("SELECT launch, attempts FROM delivery WHERE state = 'WAITING' AND recipient = ?"
                            + " AND due_at <= ? ORDER BY launch LIMIT 1")
                    .params(recipient, column(now))
                    .query((row, number) -> new Delivery(row.getLong(1), recipient, row.getInt(2) + 1))
                    .optional();
            if (due.isEmpty() || taken(due.get(), now)) {
                return due;
            }
        }
    }

    private boolean taken(Delivery delivery, Instant now) {
        return jdbc.sql("UPDATE delivery SET due_at = ?, attempts = ? WHERE launch = ? AND recipient = ?"
                                + " AND state = 'WAITING' AND attempts = ?")
                        .params(column(now.plus(TAKEN)), delivery.attempts())
                        .params(delivery.launch(), delivery.recipient(), delivery.attempts() - 1)
                        .update()
                == 1;
    }

    public void delivered(Delivery delivery) {
        end(delivery, "DELIVERED", null);
    }

    /** Nobody will hear of it any more. */
    public void givenUp(Delivery delivery, String error) {
        end(delivery, "FAILED", error);
    }

    /** Tried again from then on. */
    public void failed(Delivery delivery, Instant due, String error) {
        jdbc.sql("UPDATE delivery SET due_at = ?, error = ? WHERE launch = ? AND recipient = ?")
                .params(column(due), ColumnText.of(error, ERROR_LENGTH))
                .params(delivery.launch(), delivery.recipient())
                .update();
    }

    /** How many are still to be delivered, and how many were given up since then. */
    public DeliveryCounts counts(Instant since) {
        return jdbc.sql("SELECT COALESCE(SUM(CASE WHEN state = 'WAITING' THEN 1 ELSE 0 END), 0),"
                        + " COALESCE(SUM(CASE WHEN state = 'FAILED' AND due_at >= ? THEN 1 ELSE 0 END), 0)"
                        + " FROM delivery WHERE state IN ('WAITING', 'FAILED')")
                .param(column(since))
                .query((row, number) -> new DeliveryCounts(row.getInt(1), row.getInt(2)))
                .single();
    }

    private void end(Delivery delivery, String state, @Nullable String error) {
        jdbc.sql("UPDATE delivery SET state = :state, error = :error WHERE launch = :launch AND recipient = :recipient")
                .param("state", state)
                .param("error", ColumnText.ofOptional(error, ERROR_LENGTH))
                .param("launch", delivery.launch())
                .param("recipient", delivery.recipient())
                .update();
    }
}
