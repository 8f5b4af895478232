package numberimport.ledger;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Parts of a file that is too large for one task: a run keeps its first batches, and another run continues with the rest. */
public final class RunParts {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final FailedRows failedRows;
    private final ImportRunMapper mapper = new ImportRunMapper();

    RunParts(JdbcClient jdbc, TransactionTemplate transactions, FailedRows failedRows) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.failedRows = failedRows;
    }

    /** The run that continues this one. */
    public Optional<ImportRun> continuationOf(long run) {
        return jdbc.sql("SELECT * FROM import_run WHERE continues = ?")
                .param(run)
                .query(mapper)
                .optional();
    }

    /**
     * Moves everything behind the first {@code kept} batches, with the failed rows behind them, into a new run for another task,
     * ready to be sent. All or nothing; to be done before the first attempt.
     */
    public void split(long run, int kept, long task) {
        transactions.executeWithoutResult(status -> {
            var lastRow = jdbc.sql("SELECT last_row FROM number_batch WHERE run = ? AND seq = ?")
                    .params(run, kept)
                    .query(Long.class)
                    .single();
            jdbc.sql("""
                            INSERT INTO import_run (account, task, sha256, ordinal, parent, parent_by, file_name, file_path, options,
                                                    charset, sheet, header_row, columns, mapping, profile, state, continues, created_at)
                            SELECT account, :task, sha256, 1, parent, parent_by, file_name, file_path, options,
                                   charset, sheet, header_row, columns, mapping, profile, 'READY', id, created_at
                            FROM import_run WHERE id = :run""").param("task", task).param("run", run).update();
            var rest = continuationOf(run).orElseThrow().id();
            jdbc.sql("UPDATE number_batch SET run = ?, seq = seq - ? WHERE run = ? AND seq > ?")
                    .params(rest, kept, run, kept)
                    .update();
            failedRows.move(run, rest, lastRow);
            count(run);
            count(rest);
        });
    }

    /** Counts the rows of a run that has sent nothing yet. */
    private void count(long run) {
        jdbc.sql("""
                        UPDATE import_run SET
                          rejected = (SELECT COALESCE(SUM(failed), 0) FROM failed_reason WHERE run = :run AND status = 'REJECTED'),
                          duplicate = (SELECT COALESCE(SUM(failed), 0) FROM failed_reason WHERE run = :run AND status = 'DUPLICATE'),
                          suppressed = (SELECT COALESCE(SUM(failed), 0) FROM failed_reason WHERE run = :run AND status = 'SUPPRESSED'),
                          row_count = (SELECT COALESCE(SUM(failed), 0) FROM failed_reason WHERE run = :run)
                                    + (SELECT COALESCE(SUM(size), 0) FROM number_batch WHERE run = :run)
                        WHERE id = :run""").param("run", run).update();
    }
}
