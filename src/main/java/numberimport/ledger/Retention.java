package numberimport.ledger;

import static numberimport.ledger.UtcTimes.column;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Forgets people's data of runs that are long over; counts stay. Of a batch that is not surely sent nothing is forgotten: without its
 * numbers it could never be settled or sent.
 */
public final class Retention {

    private static final byte[] NO_ROWS = PayloadCodec.write(List.of());

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final FailedRows failedRows;

    Retention(JdbcClient jdbc, TransactionTemplate transactions, FailedRows failedRows) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.failedRows = failedRows;
    }

    /**
     * Runs that completed before then, and whose numbers are still there. Those with the failed rows of an earlier run are left out:
     * while that one can be retried, it has to be known which rows they took.
     */
    public List<Long> withNumbers(Instant before) {
        return jdbc.sql("SELECT id FROM import_run WHERE state = 'COMPLETED' AND parent IS NULL AND ended_at < ?"
                        + " AND numbers_purged_at IS NULL ORDER BY id")
                .param(column(before))
                .query(Long.class)
                .list();
    }

    /** Runs that ended before then in any way, and whose failed rows are still there. */
    public List<Long> withFailures(Instant before) {
        return jdbc.sql("SELECT id FROM import_run WHERE ended_at < ? AND failures_purged_at IS NULL ORDER BY id")
                .param(column(before))
                .query(Long.class)
                .list();
    }

    /** Forgets the rows of batches that were sent. */
    public void forgetNumbers(long run, Instant now) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("UPDATE number_batch SET payload = ? WHERE run = ? AND state = 'SENT'")
                    .params(NO_ROWS, run)
                    .update();
            jdbc.sql("UPDATE import_run SET numbers_purged_at = ? WHERE id = ? AND numbers_purged_at IS NULL")
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
            failedRows.clear(run);
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
}
