package numberimport.pipeline;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import numberimport.ledger.AuditLine;
import numberimport.ledger.FailedRow;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.ImportRun;
import numberimport.ledger.RowStatus;
import numberimport.ledger.StagedRow;
import numberimport.validation.NumberEntry;
import numberimport.validation.Reason;
import numberimport.validation.WrittenNumber;

/**
 * Forgets one person: empties each row that their number stands in, in the runs that are completed, their reports and uploads. Counts
 * stay, and so does what can still be sent. Says what it can't reach.
 */
public final class Erasure {

    private static final String ERASED = "The person's data was erased.";

    private final ImportLedger ledger;
    private final Settings settings;
    private final Clock clock;

    public Erasure(ImportLauncher launcher, Settings settings, Clock clock) {
        this.ledger = launcher.ledger();
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What is to be emptied, or was.
     *
     * @param number masked
     * @param reports to be written anew
     * @param uploads to be deleted
     * @param unfinished ids of runs that keep the number, because they can be resumed
     * @param left where else it is, or may be
     */
    public record Erased(
            String number,
            List<InRun> runs,
            List<String> reports,
            List<String> uploads,
            List<Long> unfinished,
            List<String> left) {}

    /** The rows of a run that have the number. */
    public record InRun(long run, List<Long> rows) {}

    /** What would be emptied now. */
    public Erased find(String number) {
        return traces(written(number)).erased(PhoneMask.maskWritten(number));
    }

    /** Empties it for a person who answers for it. */
    public Erased erase(String number, String person) {
        var wanted = written(number);
        var traces = traces(wanted);
        var erased = traces.erased(PhoneMask.maskWritten(number));
        traces.forget(ledger, trace -> {
            empty(trace.run(), wanted);
            var detail = erased.number() + ": rows " + trace.rows();
            ledger.audit()
                    .add(new AuditLine(
                            clock.instant(), person, "erase", trace.run().id(), detail));
        });
        return erased;
    }

    private WrittenNumber written(String number) {
        return WrittenNumber.of(number, settings.region())
                .orElseThrow(() -> new ProblemException(new Problem(
                        "NO_NUMBER",
                        "\"" + PhoneMask.maskWritten(number) + "\" is no number of region " + settings.region()
                                + ", expected at least five digits.",
                        "write it with its country in front, +44 20 …, when it is of another region",
                        ExitCode.USAGE)));
    }

    private PersonTraces traces(WrittenNumber wanted) {
        var traces = new ArrayList<PersonTraces.Trace>();
        for (var run : ledger.runs().newestFirst(Integer.MAX_VALUE)) {
            var rows = rows(run.id(), wanted);
            if (!rows.isEmpty()) {
                traces.add(new PersonTraces.Trace(run, List.copyOf(rows)));
            }
        }
        var files = new KeptFiles(settings.dataDir(), ledger.launches().openPaths());
        var places = new PersonTraces.Places(
                settings.dropFolder().pathIn(settings.dataDir()), files, !ledger.isOfThisMachine());
        return new PersonTraces(traces, places);
    }

    private Set<Long> rows(long run, WrittenNumber wanted) {
        var rows = new TreeSet<Long>();
        ledger.batches()
                .forEach(
                        run,
                        batch -> batch.rows().stream()
                                .filter(row -> isIn(row, wanted))
                                .forEach(row -> rows.add(row.entry().row())));
        ledger.failedRows().forEach(run, EnumSet.allOf(RowStatus.class), row -> {
            if (isIn(row, wanted)) {
                rows.add(row.row());
            }
        });
        return rows;
    }

    private static boolean isIn(StagedRow row, WrittenNumber wanted) {
        return wanted.isIn(row.entry().cellphone()) || row.cells().stream().anyMatch(wanted::isIn);
    }

    private static boolean isIn(FailedRow row, WrittenNumber wanted) {
        return wanted.isIn(row.reason()) || row.cells().stream().anyMatch(wanted::isIn);
    }

    private void empty(ImportRun run, WrittenNumber wanted) {
        var columns = new ReportColumns(run.id(), run.file().columns());
        ledger.retention().replaceSent(run.id(), row -> isIn(row, wanted) ? emptied(row, columns) : row);
        ledger.retention().replaceFailed(run.id(), row -> isIn(row, wanted) ? emptied(row, columns) : row);
    }

    private static StagedRow emptied(StagedRow row, ReportColumns columns) {
        return new StagedRow(
                new NumberEntry(row.entry().row(), "", null, null, Map.of()), columns.emptied(row.cells()));
    }

    private static FailedRow emptied(FailedRow row, ReportColumns columns) {
        return new FailedRow(row.row(), row.status(), Reason.ERASED.name(), ERASED, columns.emptied(row.cells()));
    }
}
