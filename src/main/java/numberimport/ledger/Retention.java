package numberimport.ledger;

import static numberimport.ledger.UtcTimes.column;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Forgets people's data of runs that are over, after a time or a single person's; counts stay. Of a batch that is not surely sent nothing
 * is forgotten: without its numbers it could never be settled or sent.
 */
public final class Retention {

    private static final byte[] NO_ROWS = PayloadCodec.write(List.of());

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Batches batches;
    private final FailedRows failedRows;

    Retention(JdbcClient jdbc, TransactionTemplate transactions, Batches batches, FailedRows failedRows) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.batches = batches;
        this.failedRows = failedRows;
    }

    /**
     * Runs that completed before then, and whose numbers, all or those of a later end, are still there. Those with the failed rows of
     * an earlier run are left out: while that one can be retried, it has to be known which rows they took.
     */
    public List<Long> withNumbers(Instant before) {
        return jdbc.sql("SELECT id FROM import_run WHERE state = 'COMPLETED' AND parent IS NULL AND ended_at < ?"
                        + " AND (numbers_purged_at IS NULL OR numbers_purged_at < ended_at) ORDER BY id")
                .param(column(before))
                .query(Long.class)
                .list();
    }

    /** Runs that ended before then in any way, and whose failed rows are still there. */
    public List<Long> withFailures(Instant before) {
        return jdbc.sql("SELECT id FROM import_run WHERE ended_at < ?"
                        + " AND (failures_purged_at IS NULL OR failures_purged_at < ended_at) ORDER BY id")
                .param(column(before))
                .query(Long.class)
                .list();
    }

    /** Paths of the reports of runs whose failed rows were forgotten, on whichever machine; not where a later run has written its own. */
    public List<String> forgottenReports() {
        return jdbc.sql("SELECT report FROM import_run WHERE report IS NOT NULL GROUP BY report"
                        + " HAVING COUNT(*) = COUNT(CASE WHEN failures_purged_at >= ended_at THEN 1 END)"
                        + " ORDER BY report")
                .query(String.class)
                .list();
    }

    /** Forgets the rows of batches that were sent. */
    public void forgetNumbers(long run, Instant now) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("UPDATE number_batch SET payload = ? WHERE run = ? AND state = 'SENT'")
                    .params(NO_ROWS, run)
                    .update();
            jdbc.sql("UPDATE import_run SET numbers_purged_at = ? WHERE id = ?")
                    .params(column(now), run)
                    .update();
        });
    }

    /** Forgets the failed rows too, some thousands at a time: others write in between. */
    public void forgetFailures(long run, Instant now) {
        forgetNumbers(run, now);
        var more = true;
        while (more) {
            more = failedRows.clearFirst(run);
        }
        transactions.executeWithoutResult(status -> {
            failedRows.forget(run);
            jdbc.sql("UPDATE import_run SET failures_purged_at = ? WHERE id = ?")
                    .params(column(now), run)
                    .update();
        });
    }

    /** Whether numbers of a run were forgotten. */
    public boolean forgot(long run) {
        return jdbc.sql("SELECT COUNT(*) FROM import_run WHERE id = ? AND numbers_purged_at IS NOT NULL")
                        .param(run)
                        .query(Long.class)
                        .single()
                == 1;
    }

    /** The files that runs began with which have staged nothing of them, and did not end before then. */
    public Set<String> unstagedPaths(Instant before) {
        return jdbc.sql("SELECT file_path FROM import_run WHERE row_count = 0 AND state <> 'COMPLETED'"
                        + " AND COALESCE(ended_at, created_at) >= ?")
                .param(column(before))
                .query(String.class)
                .set();
    }

    /** Puts others in the place of rows of batches that were sent; one that is given back as it was stays. */
    public void replaceSent(long run, UnaryOperator<StagedRow> other) {
        batches.forEach(run, batch -> {
            var rows = batch.rows().stream().map(other).toList();
            if (batch.state() == BatchState.SENT && !rows.equals(batch.rows())) {
                jdbc.sql("UPDATE number_batch SET payload = ? WHERE id = ?")
                        .params(PayloadCodec.write(rows), batch.id())
                        .update();
            }
        });
    }

    /** The same of failed rows. */
    public void replaceFailed(long run, UnaryOperator<FailedRow> other) {
        var replaced = new ArrayList<FailedRows.Placed>();
        failedRows.forEachPlaced(run, placed -> {
            var row = other.apply(placed.row());
            if (!row.equals(placed.row())) {
                replaced.add(new FailedRows.Placed(placed.place(), row));
            }
        });
        if (!replaced.isEmpty()) {
            transactions.executeWithoutResult(status -> failedRows.replace(run, replaced));
        }
    }
}
