package numberimport.pipeline;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import numberimport.api.ApiAccount;
import numberimport.api.HttpCalloutTaskApi;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.ImportRun;
import numberimport.ledger.LedgerException;
import numberimport.ledger.RunState;

/**
 * Starts runs, resumes them, and sends again what the API refused. Works on a task only while it holds the task's lease, so that
 * no two processes do. A run's failure is in the view that comes back; a problem that prevents the run is thrown.
 */
public final class ImportLauncher implements AutoCloseable {

    private final Settings settings;
    private final Clock clock;
    private final ImportLedger ledger;
    private final SendingTurns turns;
    private final RunBeginning beginning;
    private final LeftBehind left;
    private final Continuations parts;
    private final SharedFiles files;
    private final RunSources sources;
    private final BatchJobs jobs;
    private final LedgerStops stops;
    private final CheckTurns checks = new CheckTurns(Runtime.getRuntime().availableProcessors());

    private ImportLauncher(Settings settings, Clock clock, ImportLedger ledger) {
        this.settings = settings;
        this.clock = clock;
        this.ledger = ledger;
        this.turns = new SendingTurns(ledger.senderLeases(), SenderProcess.current());
        this.beginning = new RunBeginning(ledger, clock);
        this.left = new LeftBehind(ledger, clock);
        this.parts = new Continuations(ledger.runParts());
        this.files = new SharedFiles(ledger, settings, clock);
        this.sources = new RunSources(ledger, files);
        this.jobs = new BatchJobs(ledger);
        this.stops = new LedgerStops(ledger.accountHolds());
    }

    /** Opens the ledger for work. */
    public static ImportLauncher open(Settings settings, Clock clock) {
        try {
            return new ImportLauncher(settings, clock, ImportLedger.open(settings.database()));
        } catch (LedgerException e) {
            throw RunArchive.problem(e);
        }
    }

    /** Imports a file: a new run, or an earlier one of the same content that did not complete. */
    public RunView launch(ImportRequest request, Operator operator, StopSignal stop) {
        try (var table = inCheckTurn(operator, stop, () -> files.open(request.file(), request.options()))) {
            return launch(request, table, operator, stop);
        }
    }

    private <T> T inCheckTurn(Operator operator, StopSignal stop, Supplier<T> reading) {
        checks.begin(stop::reason, operator);
        try {
            return reading.get();
        } finally {
            checks.end();
        }
    }

    private RunView launch(ImportRequest request, SourceTable table, Operator operator, StopSignal stop) {
        operator.found(table.found());
        var content = table.file().sha256();
        var part = imported(content, request)
                .filter(earlier -> beginning.isWished(earlier, request.options()))
                .map(parts::unfinished)
                .filter(run -> run.state() != RunState.COMPLETED && run.continues() != null);
        if (part.isPresent()) {
            return resume(part.get().id(), operator, stop);
        }
        return underLease(
                new Work(request.account(), request.task(), operator, stop),
                () -> left.soleAtWork(imported(content, request)),
                () -> beginning.of(request, table),
                run -> Optional.of(new FileSource(table)));
    }

    /** The run that has imported this content, or was to. */
    private Optional<ImportRun> imported(String content, ImportRequest request) {
        return ledger.runs().latestImport(content, request.account().name(), request.task());
    }

    /** Refuses what launch would refuse of the file itself: not to be read or understood, or in the task already. */
    public void requireImportable(ImportRequest request) {
        CheckRules.require(request.options());
        try (var table = SourceTable.open(request.file(), request.options())) {
            if (request.options().again() == null) {
                imported(table.file().sha256(), request)
                        .map(parts::unfinished)
                        .ifPresent(earlier -> beginning.requireNew(table, earlier));
            }
        }
    }

    /** Goes on with a run that was stopped, failed or died. Needs the file again only if it was not yet staged. */
    public RunView resume(long id, Operator operator, StopSignal stop) {
        return resume(id, Optional.empty(), operator, stop);
    }

    /** The same, with another will about what may be done to the task. */
    public RunView resume(long id, Optional<TaskHandling> handling, Operator operator, StopSignal stop) {
        var run = parts.unfinished(existing(id));
        if (run.state() == RunState.COMPLETED) {
            throw new ProblemException(new Problem(
                    "RUN_COMPLETED",
                    "Run " + id + " is complete; there is nothing to resume.",
                    "number-import show " + id,
                    ExitCode.NOTHING_TO_DO));
        }
        return underLease(
                work(run, operator, stop),
                () -> left.soleAtWork(ledger.runs().find(run.id())),
                () -> beginning.takeUp(existing(run.id()), handling),
                sources::of);
    }

    /** Sends again the rows of a run that the API refused, as a run of their own. */
    public RunView retry(long id, List<String> reasons, TaskHandling handling, Operator operator, StopSignal stop) {
        var parent = existing(id);
        var options = OptionsJson.read(parent.options()).retrying(reasons, handling);
        return underLease(
                work(parent, operator, stop), Optional::empty, () -> beginning.retrying(parent, options), sources::of);
    }

    /** How many rows a retry would send. */
    public long rowsToRetry(long id, List<String> reasons) {
        var run = existing(id);
        var options = OptionsJson.read(run.options()).retrying(reasons, TaskHandling.NONE);
        return new RefusedRowsSource(ledger, run, options).rows().size();
    }

    /** Settles batches of unknown outcome as a person decides; sends nothing. */
    public RunView resolve(long id, Resolution resolution, Operator operator, StopSignal stop) {
        var run = existing(id);
        var turn = turns.await(
                work(run, operator, stop), () -> left.soleAtWork(ledger.runs().find(id)));
        try {
            var outcomes = new UnknownOutcomes(ledger, clock, id);
            outcomes.resolve(resolution);
            outcomes.conclude();
            return new RunViews(ledger).of(existing(id));
        } finally {
            turn.close();
        }
    }

    /**
     * Runs that were being sent into a task when their process ended, for the next process to go on with, but for the one that the
     * next request goes on with itself. Waits while another process is at work on the task: it may end so.
     */
    public List<Long> leftBehind(ImportRequest next, Operator operator, StopSignal stop) {
        var account = next.account().name();
        if (ledger.senderLeases().holder(account, next.task()).isEmpty()
                && ledger.runs().beingSent(account, next.task()).isEmpty()) {
            return List.of();
        }
        var content = inCheckTurn(operator, stop, () -> files.sha256(next));
        var work = new Work(next.account(), next.task(), operator, stop);
        var turn = turns.await(work, () -> left.soleAtWork(imported(content, next)));
        try {
            long goesOn = imported(content, next)
                    .filter(run -> beginning.isWished(run, next.options()))
                    .map(ImportRun::id)
                    .orElse(0L);
            return left.in(account, next.task()).stream()
                    .filter(run -> run != goesOn)
                    .toList();
        } finally {
            turn.close();
        }
    }

    /** A run, or its rest, that nobody is at work on, where it was asked to stop; it is written down as stopped then. */
    public Optional<RunView> stopped(long run) {
        var part = parts.unfinished(existing(run)).id();
        return left.hasStopped(part) ? Optional.of(view(part).withExit(ExitCode.STOPPED)) : Optional.empty();
    }

    /** The accounts that it works for. */
    public Accounts accounts() {
        return new Accounts(settings, Optional.of(ledger));
    }

    /** Makes tasks, under the leases of this launcher. */
    public NewTasks newTasks() {
        return new NewTasks(ledger, accounts(), clock, turns);
    }

    /** The files of launches, which processes on other machines may work on. */
    public SharedFiles files() {
        return files;
    }

    /** A run as it stands. */
    public RunView view(long run) {
        return new RunViews(ledger).of(existing(run));
    }

    /** The runs, for reading; closed with the launcher. */
    public RunArchive archive() {
        return new RunArchive(Optional.of(ledger), clock);
    }

    /** Who works on it, and with which API. */
    public SystemState state() {
        return new SystemState(ledger, accounts(), clock);
    }

    /** What it works on, for whoever hands out the work. */
    public ImportLedger ledger() {
        return ledger;
    }

    /** The run that goes on where this one ended, because the file was larger than its task. */
    public OptionalLong continuationOf(long run) {
        return parts.continuationOf(run);
    }

    /** Marks a run, or its rest, as interrupted where it stopped and nobody asked it to: it goes on with the next process. */
    public void interrupted(long run) {
        ledger.runs().interrupted(parts.unfinished(existing(run)).id());
    }

    @Override
    public void close() {
        jobs.close();
        turns.close();
        ledger.close();
    }

    private RunView underLease(
            Work work,
            Supplier<Optional<ImportRun>> same,
            Supplier<ImportRun> beginning,
            Function<ImportRun, Optional<StagingSource>> source) {
        try (var lease = turns.await(work, same)) {
            var run = beginning.get();
            work.operator().begun(run.id());
            var rows = rows(run, source);
            try (var reasons = new RunStops(work.stop(), lease, stops, run.id())) {
                var active = new ActiveRun(
                        run.id(),
                        new ActiveRun.Workplace(ledger, settings, checks, lease.lease()),
                        account(work.account()),
                        new ActiveRun.Conversation(work.operator(), reasons),
                        rows);
                return new LeasedRun(jobs, ledger, clock).work(active, lease);
            } finally {
                rows.ifPresent(StagingSource::close);
            }
        }
    }

    /** A run whose rows can't be had any more has ended: nobody is at work on it. */
    private Optional<StagingSource> rows(ImportRun run, Function<ImportRun, Optional<StagingSource>> source) {
        try {
            return source.apply(run);
        } catch (ProblemException e) {
            new RunConclusion(ledger, clock).failed(run.id(), e.problem());
            throw e;
        }
    }

    private Work work(ImportRun run, Operator operator, StopSignal stop) {
        var account = run.identity().account();
        if (account.equals(Settings.SANDBOX_ACCOUNT)) {
            throw new ProblemException(new Problem(
                    "SANDBOX_GONE",
                    "Run " + run.id() + " went into a sandbox that ended with its process.",
                    "import the file again with --sandbox",
                    ExitCode.REFUSED));
        }
        return new Work(accounts().of(account), run.identity().task(), operator, stop);
    }

    private ActiveRun.Account account(ApiAccount account) {
        var properties = accounts().api(account.name());
        return new ActiveRun.Account(
                account, properties, HttpCalloutTaskApi.connect(account, properties.readTimeout(), clock));
    }

    private ImportRun existing(long id) {
        return ledger.runs().find(id).orElseThrow(() -> RunArchive.noSuchRun(id));
    }
}
