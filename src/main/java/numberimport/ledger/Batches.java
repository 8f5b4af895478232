package numberimport.ledger;

import static numberimport.ledger.UtcTimes.column;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The batches of the ledger: written at staging, read in order. How they change is in {@link Attempts}. */
public final class Batches {

    /** Batches of a run that were seen to be in the pool: landmarks for its readings. */
    private static final String SENT = "SELECT * FROM number_batch WHERE run = ? AND state = 'SENT' AND accepted > 0"
            + " AND via IN ('ANSWER', 'POOL') AND settled_order IS NOT NULL";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final FailedRows failedRows;
    private final NumberBatchMapper mapper = new NumberBatchMapper();

    Batches(JdbcClient jdbc, TransactionTemplate transactions, FailedRows failedRows) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.failedRows = failedRows;
    }

    /**
     * Writes staged rows down: batches numbered from {@code firstSeq}, and the rows that failed the check. Fails when somebody has taken
     * the lease since {@code epoch}.
     */
    public void stage(long run, long epoch, int firstSeq, List<List<StagedRow>> batches, List<FailedRow> failed) {
        transactions.executeWithoutResult(status -> {
            if (!lockUnderLease(run, epoch)) {
                throw new LedgerException("Another process has taken the task of run " + run + " over");
            }
            var seq = firstSeq;
            for (var rows : batches) {
                insert(run, seq++, null, rows, 0);
            }
            failedRows.stage(run, failed);
        });
    }

    /**
     * Forgets what was staged of a run; the database refuses it once an attempt was made. False when the run is not being staged, or
     * somebody has taken the lease since {@code epoch}: what stands there may be theirs.
     */
    public boolean unstage(long run, long epoch) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            var staging = lockUnderLease(run, epoch)
                    && jdbc.sql("UPDATE import_run SET row_count = 0, rejected = 0, duplicate = 0, suppressed = 0"
                                            + " WHERE id = ? AND state = 'STAGING'")
                                    .param(run)
                                    .update()
                            == 1;
            if (staging) {
                failedRows.clear(run);
                jdbc.sql("DELETE FROM number_batch WHERE run = ?").param(run).update();
            }
            return staging;
        }));
    }

    /** Until the transaction ends nobody else stages the run; false when somebody has taken its task's lease since. */
    private boolean lockUnderLease(long run, long epoch) {
        lockOrder(run);
        return jdbc.sql(
                                "SELECT COUNT(*) FROM sender_lease l JOIN import_run r ON r.account = l.account AND r.task = l.task"
                                        + " WHERE r.id = ? AND l.epoch > ?")
                        .params(run, epoch)
                        .query(Integer.class)
                        .single()
                == 0;
    }

    public Optional<NumberBatch> find(long id) {
        return jdbc.sql("SELECT * FROM number_batch WHERE id = ?")
                .param(id)
                .query(mapper)
                .optional();
    }

    public Optional<NumberBatch> firstIn(long run, BatchState state) {
        return nextIn(run, state, 0);
    }

    /** The first batch in a state behind the one with number {@code seq}; the first of all has number 1. */
    public Optional<NumberBatch> nextIn(long run, BatchState state, int seq) {
        return jdbc.sql("SELECT * FROM number_batch WHERE run = ? AND state = ? AND seq > ? ORDER BY seq LIMIT 1")
                .params(run, state.name(), seq)
                .query(mapper)
                .optional();
    }

    public int countIn(long run, BatchState state) {
        return countIn(run, Set.of(state));
    }

    public int countIn(long run, Set<BatchState> states) {
        return jdbc.sql("SELECT COUNT(*) FROM number_batch WHERE run = :run AND state IN (:states)")
                .param("run", run)
                .param("states", states.stream().map(BatchState::name).toList())
                .query(Integer.class)
                .single();
    }

    /** Hands the batches of a run over in order, one in memory at a time. */
    public void forEach(long run, Consumer<NumberBatch> action) {
        var seq = 0;
        for (var next = after(run, seq); next.isPresent(); next = after(run, seq)) {
            action.accept(next.get());
            seq = next.get().seq();
        }
    }

    /** The last batch that was seen to be in the pool. */
    public Optional<NumberBatch> lastSent(long run) {
        return jdbc.sql(SENT + " ORDER BY settled_order DESC LIMIT 1")
                .param(run)
                .query(mapper)
                .optional();
    }

    /** The same of those before the attempt was made, by the order in which the ledger was written: clocks may step back. */
    public Optional<NumberBatch> lastSentBefore(long run, Attempt attempt) {
        return jdbc.sql(SENT + " AND settled_order <= (SELECT settled_before FROM batch_attempt WHERE nonce = ?)"
                        + " ORDER BY settled_order DESC LIMIT 1")
                .params(run, attempt.nonce())
                .query(mapper)
                .optional();
    }

    /** The same of those whose outcome was known before {@code time}, by the API's clock. */
    public Optional<NumberBatch> lastSentBefore(long run, Instant time) {
        return jdbc.sql(SENT + " AND settled_at < ? ORDER BY settled_order DESC LIMIT 1")
                .params(run, column(time))
                .query(mapper)
                .optional();
    }

    /** The batches in any of some states, in order. */
    public List<NumberBatch> in(long run, Set<BatchState> states) {
        return jdbc.sql("SELECT * FROM number_batch WHERE run = :run AND state IN (:states) ORDER BY seq")
                .param("run", run)
                .param("states", states.stream().map(BatchState::name).toList())
                .query(mapper)
                .list();
    }

    /** Until the transaction ends nobody else gives batches of the run the next number, or settles one: several answers come at once. */
    void lockOrder(long run) {
        jdbc.sql("SELECT id FROM import_run WHERE id = ? FOR UPDATE")
                .param(run)
                .query(Long.class)
                .single();
    }

    /** Cuts a part from a batch, as a batch of its own behind all others; the order is locked. */
    void insertPart(NumberBatch from, BatchPart part) {
        var seq = nextSeq(from.run());
        var halves = part.outcome().how() == AttemptOutcome.How.TURNED_AWAY;
        insert(from.run(), seq, from.id(), part.rows(), halves ? 0 : from.attempts());
        if (part.state() != BatchState.PENDING) {
            jdbc.sql("""
                            UPDATE number_batch SET state = :state, nonce = :nonce, accepted = :accepted, via = :via,
                                   message = :message, settled_at = :at
                            WHERE run = :run AND seq = :seq""")
                    .param("state", part.state().name())
                    .param("nonce", from.nonce())
                    .param(
                            "accepted",
                            part.state() == BatchState.SENT ? part.rows().size() : 0)
                    .param("via", part.outcome().how().name())
                    .param("message", ColumnText.of(part.outcome().message(), Attempts.MESSAGE_LENGTH))
                    .param("at", column(part.outcome().at()))
                    .param("run", from.run())
                    .param("seq", seq)
                    .update();
        }
    }

    /** Leaves a batch only some of its rows, as if it had never been sent. */
    void shrink(NumberBatch batch, List<StagedRow> rows) {
        jdbc.sql("UPDATE number_batch SET last_row = ?, size = ?, payload = ?, attempts = 0 WHERE id = ?")
                .params(rows.get(rows.size() - 1).entry().row(), rows.size(), PayloadCodec.write(rows), batch.id())
                .update();
    }

    /** Leaves a batch only some of its rows; what was cut from it is written down by itself. */
    void leave(NumberBatch batch, List<StagedRow> rows) {
        jdbc.sql("UPDATE number_batch SET size = ?, payload = ? WHERE id = ?")
                .params(rows.size(), PayloadCodec.write(rows), batch.id())
                .update();
    }

    void insert(long run, int seq, @Nullable Long parent, List<StagedRow> rows, int attempts) {
        jdbc.sql("""
                        INSERT INTO number_batch (run, seq, parent, first_row, last_row, size, payload, state, attempts)
                        VALUES (:run, :seq, :parent, :first, :last, :size, :payload, 'PENDING', :attempts)""")
                .param("run", run)
                .param("seq", seq)
                .param("parent", parent)
                .param("first", rows.get(0).entry().row())
                .param("last", rows.get(rows.size() - 1).entry().row())
                .param("size", rows.size())
                .param("payload", PayloadCodec.write(rows))
                .param("attempts", attempts)
                .update();
    }

    int nextSeq(long run) {
        return jdbc.sql("SELECT MAX(seq) + 1 FROM number_batch WHERE run = ?")
                .param(run)
                .query(Integer.class)
                .single();
    }

    private Optional<NumberBatch> after(long run, int seq) {
        return jdbc.sql("SELECT * FROM number_batch WHERE run = ? AND seq > ? ORDER BY seq LIMIT 1")
                .params(run, seq)
                .query(mapper)
                .optional();
    }

    /** How many rows were accepted into the run's task since the run began, its own and those of later runs. */
    public long acceptedSince(long id) {
        return jdbc.sql("""
                        SELECT COALESCE(SUM(b.accepted), 0)
                        FROM import_run r
                        JOIN import_run later ON later.account = r.account AND later.task = r.task AND later.id >= r.id
                        JOIN number_batch b ON b.run = later.id
                        WHERE r.id = ?""").param(id).query(Long.class).single();
    }
}
