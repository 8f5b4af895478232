package numberimport.pipeline;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import numberimport.file.ReportWriter;
import numberimport.ledger.BatchState;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.ImportRun;
import numberimport.ledger.NumberBatch;
import numberimport.ledger.RowStatus;

/** Files of what became of a run's rows, in the source's own columns. Each row stands in exactly one of the four. */
public final class RunResults {

    private final ImportLedger ledger;
    private final ImportRun run;
    private final ReportColumns columns;

    RunResults(ImportLedger ledger, ImportRun run) {
        this.ledger = ledger;
        this.run = run;
        this.columns = new ReportColumns(run.id(), run.file().columns());
    }

    /** Writes the rows that did not get into the task to one file, CSV or XLSX by its ending. */
    public long writeFailures(Path target) {
        var rows = new long[1];
        ReportOutput.write(
                target,
                columns.header(),
                report -> ledger.failedRows().forEach(run.id(), EnumSet.allOf(RowStatus.class), row -> {
                    report.write(columns.line(row));
                    rows[0]++;
                }));
        return rows[0];
    }

    /** Writes accepted.csv, rejected.csv, unsent.csv and unknown.csv into a folder; gives the rows in each. */
    public Map<Path, Long> writeAll(Path folder) {
        var written = new LinkedHashMap<Path, Long>();
        var accepted = folder.resolve("accepted.csv");
        var rejected = folder.resolve("rejected.csv");
        var unsent = folder.resolve("unsent.csv");
        var unknown = folder.resolve("unknown.csv");
        written.put(accepted, writeBatches(accepted, EnumSet.of(BatchState.SENT), BatchWords::accepted));
        written.put(rejected, writeFailures(rejected));
        written.put(unsent, writeBatches(unsent, EnumSet.of(BatchState.PENDING), BatchWords::unsent));
        written.put(
                unknown,
                writeBatches(
                        unknown,
                        EnumSet.of(BatchState.SENDING, BatchState.IN_DOUBT, BatchState.UNKNOWN),
                        BatchWords::unknown));
        return written;
    }

    private long writeBatches(Path target, Set<BatchState> states, Function<NumberBatch, List<String>> words) {
        var refused = refusedRows();
        var rows = new long[1];
        ReportOutput.write(
                target,
                columns.header(),
                report -> ledger.batches().forEach(run.id(), batch -> {
                    if (states.contains(batch.state())) {
                        rows[0] += writeBatch(report, batch, refused, words.apply(batch));
                    }
                }));
        return rows[0];
    }

    private long writeBatch(ReportWriter report, NumberBatch batch, Set<Long> refused, List<String> outcome) {
        var rows = 0L;
        for (var row : batch.rows()) {
            if (!refused.contains(row.entry().row())) {
                report.write(columns.line(row.entry().row(), row.cells(), outcome));
                rows++;
            }
        }
        return rows;
    }

    private Set<Long> refusedRows() {
        var refused = new HashSet<Long>();
        ledger.failedRows().forEach(run.id(), EnumSet.of(RowStatus.REFUSED), row -> refused.add(row.row()));
        return refused;
    }
}
