package numberimport.ledger;

import static numberimport.ledger.UtcTimes.column;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The sendings of batches. Every change is a compare-and-set on the batch's state and nonce and says whether it took place:
 * where it answers false, somebody else has settled the batch, and theirs stands.
 */
public final class Attempts {

    private static final int MESSAGE_LENGTH = 2000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Batches batches;
    private final FailedRows failedRows;
    private final Durability durability;

    Attempts(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Batches batches,
            FailedRows failedRows,
            Durability durability) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.batches = batches;
        this.failedRows = failedRows;
        this.durability = durability;
    }

    /** Makes an attempt durable; only then may its first byte leave. False when the batch is no longer pending. */
    public boolean claim(NumberBatch batch, Attempt attempt) {
        var claimed = inTransaction(() -> {
            var changed = jdbc.sql(
                            "UPDATE number_batch SET state = 'SENDING', attempts = attempts + 1, nonce = ?, message = NULL"
                                    + " WHERE id = ? AND state = 'PENDING'")
                    .params(attempt.nonce(), batch.id())
                    .update();
            if (changed == 1) {
                jdbc.sql(
                                "INSERT INTO batch_attempt (nonce, batch, run, ordinal, owner, signed_at) VALUES (?, ?, ?, ?, ?, ?)")
                        .params(attempt.nonce(), batch.id(), batch.run(), batch.attempts() + 1)
                        .params(attempt.owner(), column(attempt.signedAt()))
                        .update();
            }
            return changed == 1;
        });
        durability.force();
        return claimed;
    }

    /** When the attempt's request started on its way, for the record of the pace. */
    public void started(Attempt attempt, Instant at) {
        jdbc.sql("UPDATE batch_attempt SET sent_at = ? WHERE nonce = ?")
                .params(column(at), attempt.nonce())
                .update();
    }

    public Optional<Attempt> find(String nonce) {
        return jdbc.sql("SELECT * FROM batch_attempt WHERE nonce = ?")
                .param(nonce)
                .query((row, number) ->
                        new Attempt(row.getString("nonce"), UtcTimes.instant(row, "signed_at"), row.getString("owner")))
                .optional();
    }

    public boolean everMade(long run) {
        return jdbc.sql("SELECT COUNT(*) FROM batch_attempt WHERE run = ?")
                        .param(run)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Nothing of the attempt was applied, for certain: the batch may be sent again. */
    public boolean notApplied(NumberBatch batch, Attempt attempt, AttemptOutcome outcome) {
        return changed(attempt, outcome, () -> move(batch, attempt, BatchState.SENDING, BatchState.PENDING, outcome));
    }

    /** The API took the attempt; the refused rows are written down with their reasons. */
    public boolean acknowledged(NumberBatch batch, Attempt attempt, List<FailedRow> refused, AttemptOutcome outcome) {
        return changed(attempt, outcome, () -> {
            var sent = keep(batch, attempt, batch.rows(), refused.size(), outcome);
            if (sent) {
                failedRows.append(batch.run(), batch.id(), refused);
            }
            return sent;
        });
    }

    public boolean inDoubt(NumberBatch batch, Attempt attempt, AttemptOutcome outcome) {
        return changed(attempt, outcome, () -> move(batch, attempt, BatchState.SENDING, BatchState.IN_DOUBT, outcome));
    }

    /** After a crash nobody knows what became of the batches that were on their way. */
    public int doubtInterrupted(long run) {
        return jdbc.sql(
                        "UPDATE number_batch SET state = 'IN_DOUBT', message = 'the process ended before the answer was recorded'"
                                + " WHERE run = ? AND state = 'SENDING'")
                .param(run)
                .update();
    }

    /** Evidence shows the whole batch in the pool. */
    public boolean settledSent(NumberBatch batch, Attempt attempt, AttemptOutcome outcome) {
        return changed(attempt, outcome, () -> keep(batch, attempt, batch.rows(), 0, outcome));
    }

    /** Evidence shows that none of the batch is in the pool or ever will be. */
    public boolean settledNotReceived(NumberBatch batch, Attempt attempt, AttemptOutcome outcome) {
        return changed(attempt, outcome, () -> move(batch, attempt, BatchState.IN_DOUBT, BatchState.PENDING, outcome));
    }

    /** No evidence can be had: the rows stand as unknown until evidence or a person settles them. */
    public boolean settledUnknown(NumberBatch batch, Attempt attempt, AttemptOutcome outcome) {
        return changed(attempt, outcome, () -> move(batch, attempt, BatchState.IN_DOUBT, BatchState.UNKNOWN, outcome));
    }

    /** Evidence shows only some rows in the pool: the batch keeps those, and the missing ones become a batch of their own. */
    public boolean settledPartly(NumberBatch batch, Attempt attempt, List<StagedRow> missing, AttemptOutcome outcome) {
        return changed(attempt, outcome, () -> {
            var seen =
                    batch.rows().stream().filter(row -> !missing.contains(row)).toList();
            var kept = keep(batch, attempt, seen, 0, outcome);
            if (kept) {
                batches.insert(batch.run(), batches.nextSeq(batch.run()), batch.id(), missing, batch.attempts());
            }
            return kept;
        });
    }

    /** Looks once more at a batch that was given up. */
    public int doubtUnknown(long run) {
        return jdbc.sql("UPDATE number_batch SET state = 'IN_DOUBT' WHERE run = ? AND state = 'UNKNOWN'")
                .param(run)
                .update();
    }

    private boolean keep(
            NumberBatch batch, Attempt attempt, List<StagedRow> rows, int refused, AttemptOutcome outcome) {
        return jdbc.sql("""
                                UPDATE number_batch SET state = 'SENT', size = :size, payload = :payload, accepted = :accepted,
                                       refused = :refused, via = :via, message = :message, settled_at = :at
                                WHERE id = :id AND state IN ('SENDING', 'IN_DOUBT') AND nonce = :nonce""")
                        .param("size", rows.size())
                        .param("payload", PayloadCodec.write(rows))
                        .param("accepted", rows.size() - refused)
                        .param("refused", refused)
                        .param("via", outcome.how().name())
                        .param("message", message(outcome))
                        .param("at", column(outcome.at()))
                        .param("id", batch.id())
                        .param("nonce", attempt.nonce())
                        .update()
                == 1;
    }

    private boolean move(NumberBatch batch, Attempt attempt, BatchState from, BatchState to, AttemptOutcome outcome) {
        return jdbc.sql("UPDATE number_batch SET state = ?, message = ? WHERE id = ? AND state = ? AND nonce = ?")
                        .params(to.name(), message(outcome), batch.id(), from.name(), attempt.nonce())
                        .update()
                == 1;
    }

    private boolean changed(Attempt attempt, AttemptOutcome outcome, BooleanSupplier change) {
        return inTransaction(() -> {
            var changed = change.getAsBoolean();
            if (changed) {
                jdbc.sql("UPDATE batch_attempt SET outcome = ?, message = ?, outcome_at = ? WHERE nonce = ?")
                        .params(outcome.how().name(), message(outcome), column(outcome.at()), attempt.nonce())
                        .update();
            }
            return changed;
        });
    }

    private static String message(AttemptOutcome outcome) {
        return ColumnText.of(outcome.message(), MESSAGE_LENGTH);
    }

    private boolean inTransaction(BooleanSupplier change) {
        return Boolean.TRUE.equals(transactions.execute(status -> change.getAsBoolean()));
    }
}
