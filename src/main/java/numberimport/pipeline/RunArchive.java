package numberimport.pipeline;

import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import numberimport.ledger.BatchState;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.ImportRun;
import numberimport.ledger.LedgerException;
import numberimport.ledger.RowStatus;
import org.jspecify.annotations.Nullable;

/** The runs that were made, for reading; also the place to ask one to stop. Starts no Spring context and creates no database. */
public final class RunArchive implements RunRecords {

    private static final Set<RowStatus> FAILED =
            EnumSet.of(RowStatus.REJECTED, RowStatus.DUPLICATE, RowStatus.SUPPRESSED, RowStatus.REFUSED);

    private final Optional<ImportLedger> ledger;
    private final Clock clock;

    RunArchive(Optional<ImportLedger> ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    public static RunArchive open(Settings settings) {
        try {
            return new RunArchive(ImportLedger.openExisting(settings.database()), Clock.systemUTC());
        } catch (LedgerException e) {
            throw problem(e);
        }
    }

    /** What it reads; empty where there has been no import yet. */
    public Optional<ImportLedger> ledger() {
        return ledger;
    }

    @Override
    public List<RunView> newest(int limit) {
        return ledger.map(open -> open.runs().newestFirst(limit).stream()
                        .map(new RunViews(open)::of)
                        .toList())
                .orElse(List.of());
    }

    /** A page of those that a filter wants, in brief, after what another page ended with; nothing means from the newest. */
    public RunPage page(RunFilter filter, @Nullable Long before, int limit) {
        var search = filter.search();
        return ledger.map(open -> {
                    var found = open.runs().page(search, before == null ? Long.MAX_VALUE : before, limit + 1);
                    var views = new RunViews(open);
                    var page = found.stream().limit(limit).map(views::brief).toList();
                    return new RunPage(
                            page, found.size() > limit ? found.get(limit - 1).id() : null);
                })
                .orElse(new RunPage(List.of(), null));
    }

    /** A run without what would be read from thousands of rows: reasons, calls, how batches were settled. */
    public RunView brief(long id) {
        return new RunViews(opened(id)).brief(run(id));
    }

    /** The newest run into each task of an account, in brief, by the task's id. */
    public Map<Long, RunView> newestInto(String account) {
        return ledger.map(open -> open.runs().newestInto(account).stream()
                        .collect(Collectors.toMap(run -> run.identity().task(), new RunViews(open)::brief)))
                .orElse(Map.of());
    }

    /** How the sending of a run goes. */
    public RunProgress progress(long id) {
        var active = run(id).state().active();
        var record = opened(id).sendingRecord();
        return RunProgress.of(record.batches(id), record.callTimes(id), active);
    }

    @Override
    public RunView show(long id) {
        return new RunViews(opened(id)).of(run(id));
    }

    @Override
    public void failures(long id, Consumer<FailureView> action) {
        var columns = new ReportColumns(id, run(id).file().columns());
        opened(id).failedRows().forEach(id, FAILED, row -> action.accept(columns.view(row)));
    }

    /** A page of those that a filter wants, after what another page ended with; nothing means from the first. */
    public FailurePage failures(long id, FailureFilter filter, String after, int limit) {
        return FailurePage.of(opened(id).failedRows(), run(id), filter, after, limit);
    }

    /** How the file of a run is unlike those that came before by its profile, a sentence for each difference. */
    public List<String> differences(long id) {
        var run = run(id);
        return new Drift(opened(id)).of(run, Counts.of(opened(id).runs().counts(id)));
    }

    /** What people did to a run, oldest first. */
    public List<AuditView> audit(long id) {
        run(id);
        return AuditView.of(opened(id).audit().ofRun(id));
    }

    /** What people did to anything, newest first. */
    public List<AuditView> audit(int limit) {
        return ledger.map(open -> AuditView.of(open.audit().newestFirst(limit))).orElse(List.of());
    }

    @Override
    public List<ReasonView> reasons(long id) {
        run(id);
        return opened(id).failedRows().byReason(id).stream()
                .map(reason -> new ReasonView(
                        reason.code(),
                        reason.count(),
                        ReportColumns.action(reason.code()),
                        reason.firstRow(),
                        reason.firstReason()))
                .toList();
    }

    @Override
    public void writeFailures(long id, Path target) {
        results(id).writeFailures(target);
    }

    /** The same of those that a filter wants. */
    public void writeFailures(long id, FailureFilter filter, Path target) {
        results(id).writeFailures(target, filter);
    }

    @Override
    public Map<Path, Long> writeResults(long id, Path folder) {
        return results(id).writeAll(folder);
    }

    private RunResults results(long id) {
        return new RunResults(opened(id), run(id));
    }

    @Override
    public List<UnknownBatch> unknown(long id) {
        var states = run(id).state().active() ? EnumSet.of(BatchState.UNKNOWN) : BatchState.WITHOUT_OUTCOME;
        return opened(id).batches().in(id, states).stream()
                .map(UnknownBatch::of)
                .toList();
    }

    @Override
    public boolean stop(long id) {
        var task = run(id).identity();
        var open = opened(id);
        var asked = open.runs().requestStop(id);
        if (asked && SenderProcess.at(task, open).isEmpty()) {
            new RunConclusion(open, clock).stoppedAtRest(id);
        }
        return asked;
    }

    /** Whether somebody asked it to stop since it began or went on. */
    public boolean stopRequested(long id) {
        return opened(id).runs().stopRequested(id);
    }

    @Override
    public void close() {
        ledger.ifPresent(ImportLedger::close);
    }

    private ImportRun run(long id) {
        return opened(id).runs().find(id).orElseThrow(() -> noSuchRun(id));
    }

    private ImportLedger opened(long id) {
        return ledger.orElseThrow(() -> noSuchRun(id));
    }

    /** That there is no such run. */
    public static ProblemException noSuchRun(long id) {
        return new ProblemException(new Problem(
                "RUN_NOT_FOUND", "There is no run " + id + ".", "number-import runs lists them", ExitCode.USAGE));
    }

    static ProblemException problem(LedgerException e) {
        return new ProblemException(new Problem(
                "DATABASE_UNAVAILABLE",
                String.valueOf(e.getMessage()),
                e.unauthorised()
                        ? "check spring.datasource.username and spring.datasource.password"
                        : "check number-import.data-dir or spring.datasource.url, and who else has the database open",
                e.unauthorised() ? ExitCode.CONFIGURATION : ExitCode.INTERNAL));
    }
}
