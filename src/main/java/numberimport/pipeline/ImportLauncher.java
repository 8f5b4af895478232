package numberimport.pipeline;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import numberimport.api.ApiAccount;
import numberimport.api.CalloutTaskApi;
import numberimport.api.HttpCalloutTaskApi;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.ImportRun;
import numberimport.ledger.LedgerException;
import numberimport.ledger.RunState;
import numberimport.submission.Pause;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.launch.JobInstanceAlreadyCompleteException;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * Starts runs, resumes them, and sends again what the API refused. Works on a task only while it holds the task's lease, so that
 * no two processes do. A run's failure is in the view that comes back; a problem that prevents the run is thrown.
 */
public final class ImportLauncher implements AutoCloseable {

    private static final Duration LEASE_POLL = Duration.ofSeconds(1);

    private final Settings settings;
    private final Clock clock;
    private final ImportLedger ledger;
    private final SenderProcess self = SenderProcess.current();

    private ImportLauncher(Settings settings, Clock clock, ImportLedger ledger) {
        this.settings = settings;
        this.clock = clock;
        this.ledger = ledger;
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
        var table = SourceTable.open(request.file(), request.options());
        operator.found(table.found());
        var content = table.file().sha256();
        return underLease(
                new Work(request.account(), request.task(), operator, stop),
                () -> ledger.runs().latest(content, request.account().name(), request.task()),
                () -> new RunBeginning(ledger, clock).of(request, table),
                run -> Optional.of(new FileSource(table)));
    }

    /** Goes on with a run that was stopped, failed or died. Needs the file again only if it was not yet staged. */
    public RunView resume(long id, Operator operator, StopSignal stop) {
        var run = existing(id);
        if (run.state() == RunState.COMPLETED) {
            throw new ProblemException(new Problem(
                    "RUN_COMPLETED",
                    "Run " + id + " is complete; there is nothing to resume.",
                    "number-import show " + id,
                    ExitCode.NOTHING_TO_DO));
        }
        return underLease(
                work(run, operator, stop),
                () -> ledger.runs().find(id),
                () -> new RunBeginning(ledger, clock).takeUp(existing(id)),
                this::sourceOf);
    }

    /** Sends again the rows of a run that the API refused, as a run of their own. */
    public RunView retry(long id, List<String> reasons, Operator operator, StopSignal stop) {
        var parent = existing(id);
        var options = OptionsJson.read(parent.options()).retrying(reasons);
        return underLease(
                work(parent, operator, stop),
                Optional::empty,
                () -> new RunBeginning(ledger, clock).retrying(parent, options),
                this::sourceOf);
    }

    @Override
    public void close() {
        ledger.close();
    }

    private RunView underLease(
            Work work,
            Supplier<Optional<ImportRun>> same,
            Supplier<ImportRun> beginning,
            Function<ImportRun, Optional<StagingSource>> source) {
        try (var lease = lease(work, same)) {
            var run = beginning.get();
            var stops = new RunStops(work.stop(), lease, ledger.runs(), run.id());
            return run(new ActiveRun(
                    run.id(),
                    new ActiveRun.Workplace(ledger, settings, self),
                    api(work.account()),
                    new ActiveRun.Conversation(work.operator(), stops),
                    source.apply(run)));
        }
    }

    private RunView run(ActiveRun run) {
        var conclusion = new RunConclusion(ledger, clock);
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean(ImportLedger.class, () -> ledger, definition -> definition.setDestroyMethodName(""));
            context.register(BatchContext.class);
            context.refresh();
            var job = context.getBean(NumberImportJob.class).of(run);
            var execution =
                    context.getBean(JobStarter.class).run(job, run.current().identity(), run.id());
            return conclusion.concluded(run.id(), execution);
        } catch (JobInstanceAlreadyCompleteException e) {
            // A process died after its job had completed and before the run was marked so.
            return conclusion.completed(run.id());
        } catch (JobExecutionException e) {
            throw new IllegalStateException("The job of run " + run.id() + " can't be started: " + e.getMessage(), e);
        }
    }

    private RunLease lease(Work work, Supplier<Optional<ImportRun>> same) {
        var told = false;
        while (true) {
            var lease = RunLease.take(ledger.senderLeases(), work.account().name(), work.task(), self);
            if (lease.isPresent()) {
                return lease.get();
            }
            var holder = ledger.senderLeases()
                    .holder(work.account().name(), work.task())
                    .orElse("another process");
            same.get().filter(run -> run.state().active()).ifPresent(run -> {
                throw held(run, holder);
            });
            if (!told) {
                work.operator()
                        .waits("Task " + work.task() + " is being worked on by " + holder + "; waiting for it to end.");
                told = true;
            }
            pause(work);
        }
    }

    private static void pause(Work work) {
        try {
            Pause.REAL.sleep(LEASE_POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            work.stop().stop("interrupted");
        }
        work.stop().reason().ifPresent(why -> {
            throw new ProblemException(new Problem(
                    "STOPPED",
                    "Stopped before anything was sent: " + why + ".",
                    "run the same command again",
                    ExitCode.STOPPED));
        });
    }

    private static ProblemException held(ImportRun run, String holder) {
        return new ProblemException(new Problem(
                "RUN_HELD",
                "Run " + run.id() + " of this content is being worked on by " + holder + " since " + run.createdAt()
                        + ".",
                "number-import show " + run.id() + " tells how far it is",
                ExitCode.NOTHING_TO_DO));
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
        return new Work(settings.account(account), run.identity().task(), operator, stop);
    }

    private CalloutTaskApi api(ApiAccount account) {
        return HttpCalloutTaskApi.connect(account, settings.api(account.name()).readTimeout(), clock);
    }

    private Optional<StagingSource> sourceOf(ImportRun run) {
        if (run.state() != RunState.STAGING) {
            return Optional.empty();
        }
        var options = OptionsJson.read(run.options());
        var parent = run.parent();
        if (parent != null) {
            return Optional.of(new RefusedRowsSource(ledger, existing(parent), options));
        }
        var table = SourceTable.open(Path.of(run.file().path()), options);
        if (!table.file().sha256().equals(run.identity().sha256())) {
            throw new ProblemException(new Problem(
                    "FILE_CHANGED",
                    run.file().path() + " is no longer what run " + run.id()
                            + " began with, and nothing of it was sent.",
                    "import it as a new run",
                    ExitCode.REFUSED));
        }
        return Optional.of(new FileSource(table));
    }

    private ImportRun existing(long id) {
        return ledger.runs().find(id).orElseThrow(() -> RunArchive.noSuchRun(id));
    }

    private record Work(ApiAccount account, long task, Operator operator, StopSignal stop) {}
}
