package numberimport.pipeline;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import numberimport.ledger.BatchState;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.ImportRun;
import numberimport.ledger.NumberBatch;

/** Files of what became of a run's rows, in the source's own columns. Each row stands in exactly one of the four. */
final class RunResults {

    private static final Set<BatchState> NOT_SURELY_SENT = EnumSet.complementOf(EnumSet.of(BatchState.SENT));

    private final ImportLedger ledger;
    private final ImportRun run;
    private final ReportColumns columns;

    RunResults(ImportLedger ledger, ImportRun run) {
        this.ledger = ledger;
        this.run = run;
        this.columns = new ReportColumns(run.id(), run.file().columns());
    }

    /** Writes the rows that did not get into the task to one file, CSV or XLSX by its ending. */
    long writeFailures(Path target) {
        return writeFailures(target, FailureFilter.ALL);
    }

    /** The same of those that a filter wants. */
    long writeFailures(Path target, FailureFilter filter) {
        var rows = new long[1];
        ReportOutput.write(
                target,
                run.file().charset(),
                columns.header(),
                report -> ledger.failedRows().forEach(run.id(), filter.statuses(), filter.code(), row -> {
                    report.write(columns.line(row));
                    rows[0]++;
                }));
        return rows[0];
    }

    /**
     * Writes accepted.csv, rejected.csv, unsent.csv and unknown.csv into a folder; gives the rows in each. Of a run that was purged only
     * the last two, of which nothing is ever forgotten.
     */
    Map<Path, Long> writeAll(Path folder) {
        var kept = !ledger.retention().forgot(run.id());
        if (!kept && ledger.batches().countIn(run.id(), NOT_SURELY_SENT) == 0) {
            throw purged();
        }
        var written = new LinkedHashMap<Path, Long>();
        if (kept) {
            var accepted = folder.resolve("accepted.csv");
            written.put(accepted, writeBatches(accepted, EnumSet.of(BatchState.SENT), BatchWords::accepted));
            var rejected = folder.resolve("rejected.csv");
            written.put(rejected, writeFailures(rejected));
        }
        var unsent = folder.resolve("unsent.csv");
        written.put(unsent, writeBatches(unsent, BatchState.UNSENT, BatchWords::unsent));
        var unknown = folder.resolve("unknown.csv");
        written.put(unknown, writeBatches(unknown, BatchState.WITHOUT_OUTCOME, BatchWords::unknown));
        return written;
    }

    private ProblemException purged() {
        return new ProblemException(new Problem(
                "PURGED",
                "The numbers of run " + run.id() + " were forgotten, as number-import.retention says; its counts are"
                        + " kept.",
                "number-import show " + run.id(),
                ExitCode.REFUSED));
    }

    private long writeBatches(Path target, Set<BatchState> states, Function<NumberBatch, List<String>> words) {
        var rows = new long[1];
        ReportOutput.write(
                target,
                run.file().charset(),
                columns.header(),
                report -> new GoodRows(ledger, run.id()).forEach(states, (batch, row) -> {
                    report.write(columns.line(row.entry().row(), row.cells(), words.apply(batch)));
                    rows[0]++;
                }));
        return rows[0];
    }
}
