package numberimport.ledger;

import static numberimport.ledger.UtcTimes.column;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What people decide about batches whose outcome no evidence settles; each decision is written into the audit with it. */
public final class Resolutions {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final FailedRows failedRows;
    private final AuditTrail audit;

    Resolutions(JdbcClient jdbc, TransactionTemplate transactions, FailedRows failedRows, AuditTrail audit) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.failedRows = failedRows;
        this.audit = audit;
    }

    /** Who decided, why, and when. */
    public record Decision(String person, String reason, Instant at) {}

    /** The rows are in the task. */
    public boolean accepted(NumberBatch batch, Decision decision) {
        return resolved(batch, decision, "accepted", () -> keep(batch, batch.size(), 0, decision));
    }

    /** The rows are not in the task, and are not sent by this run any more: they become failed rows. */
    public boolean notReceived(NumberBatch batch, List<FailedRow> rows, Decision decision) {
        return resolved(batch, decision, "not-received", () -> {
            var kept = keep(batch, 0, batch.size(), decision);
            if (kept) {
                failedRows.append(batch.run(), batch.id(), rows);
            }
            return kept;
        });
    }

    /** The rows are to be sent once more, whatever became of the earlier attempts. */
    public boolean resent(NumberBatch batch, Decision decision) {
        return resolved(
                batch,
                decision,
                "resend",
                () -> jdbc.sql("UPDATE number_batch SET state = 'PENDING', attempts = 0, message = ?"
                                        + " WHERE id = ? AND state IN ('UNKNOWN', 'IN_DOUBT', 'SENDING')")
                                .params(message(decision), batch.id())
                                .update()
                        == 1);
    }

    private boolean keep(NumberBatch batch, int accepted, int refused, Decision decision) {
        return jdbc.sql("""
                                UPDATE number_batch SET state = 'SENT', accepted = :accepted, refused = :refused, via = 'PERSON',
                                       message = :message, settled_at = :at
                                WHERE id = :id AND state IN ('UNKNOWN', 'IN_DOUBT', 'SENDING')""")
                        .param("accepted", accepted)
                        .param("refused", refused)
                        .param("message", message(decision))
                        .param("at", column(decision.at()))
                        .param("id", batch.id())
                        .update()
                == 1;
    }

    private boolean resolved(NumberBatch batch, Decision decision, String action, Change change) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            var changed = change.made();
            if (changed) {
                audit.add(new AuditLine(
                        decision.at(),
                        decision.person(),
                        "resolve " + action,
                        batch.run(),
                        "batch " + batch.seq() + ": " + decision.reason()));
            }
            return changed;
        }));
    }

    private static String message(Decision decision) {
        return ColumnText.of("resolved by " + decision.person() + ": " + decision.reason(), Attempts.MESSAGE_LENGTH);
    }

    @FunctionalInterface
    private interface Change {
        boolean made();
    }
}
