package numberimport.ledger;

import static numberimport.ledger.UtcTimes.column;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The sendings of batches. Every change is a compare-and-set on the batch's state and nonce and says whether it took place:
 * where it answers false, somebody else has settled the batch, and theirs stands.
 */
public final class Attempts {

    static final int MESSAGE_LENGTH = 2000;

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

    /**
     * Makes an attempt durable; only then may its first byte leave. False when the batch is no longer pending, or somebody has taken
     * the lease since {@code epoch}.
     */
    public boolean claim(NumberBatch batch, Attempt attempt, long epoch) {
        var claimed = inTransaction(() -> {
            var changed = jdbc.sql("""
                            UPDATE number_batch SET state = 'SENDING', attempts = attempts + 1, nonce = :nonce, message = NULL
                            WHERE id = :id AND state = 'PENDING' AND NOT EXISTS (
                                SELECT 1 FROM sender_lease l JOIN import_run r ON r.account = l.account AND r.task = l.task
                                WHERE r.id = :run AND l.epoch > :epoch)""")
                    .param("nonce", attempt.nonce())
                    .param("id", batch.id())
                    .param("run", batch.run())
                    .param("epoch", epoch)
                    .update();
            if (changed == 1) {
                jdbc.sql("INSERT INTO batch_attempt (nonce, batch, run, ordinal, owner, signed_at, settled_before)"
                                + " VALUES (?, ?, ?, (SELECT COUNT(*) + 1 FROM batch_attempt WHERE batch = ?), ?, ?,"
                                + " (SELECT COALESCE(MAX(settled_order), 0) FROM number_batch WHERE run = ?))")
                        .params(attempt.nonce(), batch.id(), batch.run(), batch.id())
                        .params(attempt.owner(), column(attempt.signedAt()), batch.run())
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

    /** The API can have admitted the attempt until then, and no longer. */
    public void admittedUntil(Attempt attempt, Instant latest) {
        jdbc.sql("UPDATE batch_attempt SET admitted_until = ? WHERE nonce = ?")
                .params(column(latest), attempt.nonce())
                .update();
    }

    public Optional<Attempt> find(String nonce) {
        return jdbc.sql("SELECT * FROM batch_attempt WHERE nonce = ?")
                .param(nonce)
                .query((row, number) -> new Attempt(
                        row.getString("nonce"),
                        UtcTimes.instant(row, "signed_at"),
                        row.getString("owner"),
                        UtcTimes.optionalInstant(row, "admitted_until"),
                        row.getObject("api_code", Integer.class),
                        AttemptOutcome.How.NOT_APPLIED.name().equals(row.getString("outcome")),
                        row.getString("message")))
                .optional();
    }

    /** Whether the API may have taken rows of the batch before the present attempt, although the pool or a person said that it did not. */
    public boolean perhapsTakenBefore(NumberBatch batch, Attempt present) {
        return batch.parent() != null
                || countOf(
                                batch,
                                "nonce <> ? AND COALESCE(outcome, 'IN_DOUBT') NOT IN ('NOT_SENT', 'NOT_RECEIVED')",
                                present.nonce())
                        > 0;
    }

    /** How often the API turned the batch away with a code that may mean its content, counting the one that it was cut from. */
    public int timesTurnedAway(NumberBatch batch) {
        return (batch.parent() == null ? 0 : 1) + countOf(batch, "api_code IS NOT NULL");
    }

    private int countOf(NumberBatch batch, String condition, Object... values) {
        return jdbc.sql("SELECT COUNT(*) FROM batch_attempt WHERE batch = ? AND " + condition)
                .param(batch.id())
                .params(values)
                .query(Integer.class)
                .single();
    }

    public boolean everMade(long run) {
        return jdbc.sql("SELECT COUNT(*) FROM batch_attempt WHERE run = ?")
                        .param(run)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** When anything was last sent into a task, by whichever run, as the API's clock had it; empty when nothing ever was. */
    public Optional<Instant> lastInto(String account, long task) {
        return jdbc.sql("""
                        SELECT a.signed_at FROM batch_attempt a JOIN import_run r ON r.id = a.run
                        WHERE r.account = ? AND r.task = ? ORDER BY a.signed_at DESC LIMIT 1""")
                .params(account, task)
                .query((row, number) -> UtcTimes.instant(row, "signed_at"))
                .optional();
    }

    /** Nothing of the attempt was applied, for certain: the batch may be sent again. */
    public boolean notApplied(NumberBatch batch, Attempt attempt, AttemptOutcome outcome) {
        return changed(attempt, outcome, () -> move(batch, attempt, BatchState.SENDING, BatchState.PENDING, outcome));
    }

    /** Nothing says yet what became of the attempt; {@code apiCode} is the code of an answer that does not settle it. */
    public boolean inDoubt(NumberBatch batch, Attempt attempt, @Nullable Integer apiCode, AttemptOutcome outcome) {
        return changed(attempt, outcome, () -> {
            var doubted = move(batch, attempt, BatchState.SENDING, BatchState.IN_DOUBT, outcome);
            if (doubted && apiCode != null) {
                jdbc.sql("UPDATE batch_attempt SET api_code = ? WHERE nonce = ?")
                        .params(apiCode, attempt.nonce())
                        .update();
            }
            return doubted;
        });
    }

    /** After a crash nobody knows what became of the batches that were on their way. */
    public int doubtInterrupted(long run) {
        return jdbc.sql(
                        "UPDATE number_batch SET state = 'IN_DOUBT', message = 'the process ended before the answer was recorded'"
                                + " WHERE run = ? AND state = 'SENDING'")
                .param(run)
                .update();
    }

    /** An answer says what is in the pool, to a request that started on its way then: both in one commit. */
    public boolean answered(NumberBatch batch, Attempt attempt, Instant started, BatchSettlement settlement) {
        return inTransaction(() -> {
            var settled = keepAll(batch, attempt, settlement);
            if (settled) {
                ended(attempt, settlement.outcome(), started);
            } else {
                started(attempt, started);
            }
            return settled;
        });
    }

    /** An answer or evidence says what is in the pool; refused rows are written down with their reasons. */
    public boolean settled(NumberBatch batch, Attempt attempt, BatchSettlement settlement) {
        return changed(attempt, settlement.outcome(), () -> keepAll(batch, attempt, settlement));
    }

    private boolean keepAll(NumberBatch batch, Attempt attempt, BatchSettlement settlement) {
        batches.lockOrder(batch.run());
        var settled = keep(batch, attempt, settlement);
        if (settled) {
            if (settlement.kept().size() < batch.size()) {
                batches.leave(batch, settlement.kept());
            }
            failedRows.append(batch.run(), batch.id(), settlement.refused());
            settlement.cut().forEach(part -> batches.insertPart(batch, part));
        }
        return settled;
    }

    /** Nothing of the attempt is in the pool, or ever will be. */
    public boolean settledNotReceived(NumberBatch batch, Attempt attempt, AttemptOutcome outcome) {
        return changed(attempt, outcome, () -> move(batch, attempt, BatchState.IN_DOUBT, BatchState.PENDING, outcome));
    }

    /** The API says that nothing of the attempt was applied, and the pool shows nothing of it so far. */
    public boolean denied(NumberBatch batch, Attempt attempt, AttemptOutcome outcome) {
        return changed(attempt, outcome, () -> move(batch, attempt, BatchState.IN_DOUBT, BatchState.DENIED, outcome));
    }

    /** No evidence can be had: the rows stand as unknown until evidence or a person settles them. */
    public boolean settledUnknown(NumberBatch batch, Attempt attempt, AttemptOutcome outcome) {
        return changed(attempt, outcome, () -> move(batch, attempt, BatchState.IN_DOUBT, BatchState.UNKNOWN, outcome));
    }

    /** The batch was turned away for its content, and nothing of it was applied: each half is to be sent by itself. */
    public boolean halved(NumberBatch batch, Attempt attempt, AttemptOutcome outcome) {
        var middle = batch.size() / 2;
        return changed(attempt, outcome, () -> {
            batches.lockOrder(batch.run());
            var halved = move(batch, attempt, BatchState.IN_DOUBT, BatchState.PENDING, outcome);
            if (halved) {
                batches.shrink(batch, batch.rows().subList(0, middle));
                batches.insertPart(
                        batch, new BatchPart(batch.rows().subList(middle, batch.size()), BatchState.PENDING, outcome));
            }
            return halved;
        });
    }

    /** Looks once more at a batch that was given up. */
    public int doubtUnknown(long run) {
        return jdbc.sql("UPDATE number_batch SET state = 'IN_DOUBT' WHERE run = ? AND state = 'UNKNOWN'")
                .param(run)
                .update();
    }

    /** Looks once more at what the API denied to have taken; the number of such batches. The attempt may count once more. */
    public int doubtDenied(long run) {
        return jdbc.sql("UPDATE number_batch SET state = 'IN_DOUBT', attempts = attempts + 1"
                        + " WHERE run = ? AND state = 'DENIED'")
                .param(run)
                .update();
    }

    private boolean keep(NumberBatch batch, Attempt attempt, BatchSettlement settlement) {
        var refused = settlement.refused().size();
        return jdbc.sql("""
                                UPDATE number_batch SET state = 'SENT', accepted = :accepted, refused = :refused, via = :via,
                                       message = :message, settled_at = :at,
                                       settled_order =
                                           (SELECT COALESCE(MAX(settled_order), 0) + 1 FROM number_batch WHERE run = :run)
                                WHERE id = :id AND state IN ('SENDING', 'IN_DOUBT') AND nonce = :nonce""")
                        .param("accepted", settlement.kept().size() - refused)
                        .param("refused", refused)
                        .param("via", settlement.outcome().how().name())
                        .param("message", message(settlement.outcome()))
                        .param("at", column(settlement.outcome().at()))
                        .param("run", batch.run())
                        .param("id", batch.id())
                        .param("nonce", attempt.nonce())
                        .update()
                == 1;
    }

    private boolean move(NumberBatch batch, Attempt attempt, BatchState from, BatchState to, AttemptOutcome outcome) {
        return jdbc.sql("UPDATE number_batch SET state = ?, message = ?, attempts = attempts - ?"
                                + " WHERE id = ? AND state = ? AND nonce = ?")
                        .params(to.name(), message(outcome), outcome.how().neverTaken() ? 1 : 0)
                        .params(batch.id(), from.name(), attempt.nonce())
                        .update()
                == 1;
    }

    private boolean changed(Attempt attempt, AttemptOutcome outcome, BooleanSupplier change) {
        return inTransaction(() -> {
            var changed = change.getAsBoolean();
            if (changed) {
                ended(attempt, outcome, null);
            }
            return changed;
        });
    }

    /** Without a time of its start, the one that was written down stays. */
    private void ended(Attempt attempt, AttemptOutcome outcome, @Nullable Instant started) {
        jdbc.sql("UPDATE batch_attempt SET outcome = ?, message = ?, outcome_at = ?, sent_at = COALESCE(?, sent_at)"
                        + " WHERE nonce = ?")
                .params(outcome.how().name(), message(outcome), column(outcome.at()))
                .param(started == null ? null : column(started))
                .param(attempt.nonce())
                .update();
    }

    private static String message(AttemptOutcome outcome) {
        return ColumnText.of(outcome.message(), MESSAGE_LENGTH);
    }

    private boolean inTransaction(BooleanSupplier change) {
        return Boolean.TRUE.equals(transactions.execute(status -> change.getAsBoolean()));
    }
}
