package numberimport.pipeline;

import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.ImportRun;
import numberimport.ledger.RunFile;
import numberimport.ledger.RunIdentity;
import numberimport.ledger.RunParent;
import numberimport.ledger.RunState;
import org.jspecify.annotations.Nullable;

/**
 * Decides which run a launch is: a new one, an earlier one to be taken up again, or none, because this content is already in the
 * task. To be asked under the lease of the task.
 */
final class RunBeginning {

    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final ImportLedger ledger;
    private final Clock clock;

    RunBeginning(ImportLedger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    ImportRun of(ImportRequest request, SourceTable table) {
        var identity = new RunIdentity(table.file().sha256(), request.account().name(), request.task(), 1);
        var options = OptionsJson.write(table.options());
        var earlier = ledger.runs().latestImport(identity.sha256(), identity.account(), identity.task());
        if (earlier.isEmpty()) {
            return create(identity, parent(table), file(table), options);
        }
        var run = request.options().again() == null ? begun(earlier.get()) : earlier.get();
        if (isToBeRepeated(run, request.options())) {
            return create(repeated(identity), parent(table), file(table), options);
        }
        if (request.options().again() == null) {
            requireUnfinished(table, run);
        }
        if (hasSent(run) || ledger.runParts().continuationOf(run.id()).isPresent()) {
            return takeUp(run, Optional.of(request.options().task()).filter(TaskHandling::given));
        }
        ledger.runs().takeUp(run.id(), RunState.STAGING);
        ledger.runs().redescribe(run.id(), file(table), options);
        return ledger.runs().find(run.id()).orElseThrow();
    }

    /** Whether an earlier run of the content is what is wanted now: whoever wants it once more says the same reason for it. */
    boolean isWished(ImportRun run, ImportOptions wanted) {
        var reason = wanted.again();
        return reason == null || reason.equals(OptionsJson.read(run.options()).again());
    }

    private boolean isToBeRepeated(ImportRun run, ImportOptions wanted) {
        return wanted.again() == null
                ? run.state() == RunState.COMPLETED && !hasSent(run)
                : run.state() == RunState.COMPLETED || !isWished(run, wanted);
    }

    private RunIdentity repeated(RunIdentity identity) {
        return ledger.runs()
                .latest(identity.sha256(), identity.account(), identity.task())
                .map(ImportRun::identity)
                .orElse(identity)
                .repeated();
    }

    /** Refuses content that is in the task already. */
    void requireNew(SourceTable table, ImportRun earlier) {
        requireUnfinished(table, begun(earlier));
    }

    private void requireUnfinished(SourceTable table, ImportRun run) {
        if (run.state() == RunState.COMPLETED && hasSent(run)) {
            throw alreadyImported(table.file().name(), run);
        }
    }

    /** Of all runs that import a content the one that has brought some of it, if any has; else the newest. */
    private ImportRun begun(ImportRun newest) {
        return hasSent(newest) ? newest : sentByAnother(newest).orElse(newest);
    }

    private boolean hasSent(ImportRun run) {
        return ledger.attempts().everMade(run.id());
    }

    /** The newest of the other imports of the same content that have sent anything; the rest of a split file is none. */
    private Optional<ImportRun> sentByAnother(ImportRun run) {
        var identity = run.identity();
        return run.continues() != null
                ? Optional.empty()
                : ledger.runs().into(identity.account(), identity.task()).stream()
                        .filter(other -> other.id() != run.id() && !other.isRetry())
                        .filter(other -> other.identity().sha256().equals(identity.sha256()))
                        .filter(this::hasSent)
                        .reduce((first, second) -> second);
    }

    /** A run of the rows of another run that the API refused. */
    ImportRun retrying(ImportRun parent, ImportOptions options) {
        if (new RefusedRowsSource(ledger, parent, options).rows().isEmpty()) {
            var reasons = options.retryReasons();
            throw new ProblemException(new Problem(
                    "NOTHING_TO_RETRY",
                    "No row of run " + parent.id() + " that the API refused"
                            + (reasons.isEmpty() ? "" : " for " + reasons) + " is left to be sent again.",
                    "rejected rows are mended in the report and imported again: number-import failures " + parent.id()
                            + " -o FILE",
                    ExitCode.NOTHING_TO_DO));
        }
        return create(
                repeated(parent.identity()),
                new RunParent(parent.id(), RunParent.Way.RETRY),
                parent.file(),
                OptionsJson.write(options));
    }

    /** The run as it stands, ready to go on, with what is wanted of its task beyond what was. */
    ImportRun takeUp(ImportRun run, Optional<TaskHandling> handling) {
        requireNotSentByAnother(run);
        var options = OptionsJson.read(run.options());
        handling.map(wanted -> options.handling(wanted.over(options.task())))
                .ifPresent(changed -> ledger.runs().reoption(run.id(), OptionsJson.write(changed)));
        ledger.runs().takeUp(run.id(), isStaged(run) ? RunState.READY : RunState.STAGING);
        return ledger.runs().find(run.id()).orElseThrow();
    }

    /** What one run has sent, another that has sent nothing yet must not send as well, unless it was to send it once more. */
    private void requireNotSentByAnother(ImportRun run) {
        if (run.isRetry() || hasSent(run) || OptionsJson.read(run.options()).again() != null) {
            return;
        }
        sentByAnother(run).ifPresent(other -> {
            throw alreadyImported(run.file().name(), other);
        });
    }

    /** What other reports of the same run have brought since it was staged would be sent twice: it is staged anew. */
    private boolean isStaged(ImportRun run) {
        return run.state() != RunState.STAGING
                && run.staged().rows() > 0
                && (hasSent(run) || isPart(run) || reportsBeside(run).noneMatch(this::hasSent));
    }

    private boolean isPart(ImportRun run) {
        return run.continues() != null
                || ledger.runParts().continuationOf(run.id()).isPresent();
    }

    private Stream<ImportRun> reportsBeside(ImportRun run) {
        var parent = run.parent();
        return parent == null || run.isRetry()
                ? Stream.empty()
                : ledger.runs().childrenOf(parent.run()).stream()
                        .filter(other -> other.id() != run.id() && !other.isRetry());
    }

    private ImportRun create(RunIdentity identity, @Nullable RunParent parent, RunFile file, String options) {
        Optional<ImportRun> created = ledger.runs().create(identity, parent, file, options, clock.instant());
        return created.orElseThrow(() -> new ProblemException(new Problem(
                Problem.RUN_HELD,
                "Another process has begun to import this content into task " + identity.task() + ".",
                "number-import runs shows it",
                ExitCode.NOTHING_TO_DO)));
    }

    private @Nullable RunParent parent(SourceTable table) {
        return new MendedReport(ledger)
                .reportedRun(table)
                .map(run -> new RunParent(run.id(), RunParent.Way.REPORT))
                .orElse(null);
    }

    private ProblemException alreadyImported(String file, ImportRun run) {
        var time = TIME.format(run.createdAt().atZone(ZoneId.systemDefault()));
        var accepted = ledger.runs().counts(run.id()).accepted();
        return new ProblemException(Problem.ofRun(
                run.id(),
                "ALREADY_IMPORTED",
                file + " has the same content as run " + run.id() + " (" + time + ", task "
                        + run.identity().task() + ", " + accepted + " accepted). Nothing was sent.",
                "to send it once more on purpose: --again \"the reason\"",
                ExitCode.NOTHING_TO_DO));
    }

    private static RunFile file(SourceTable table) {
        var file = table.file();
        return new RunFile(
                file.name(),
                table.origin().toAbsolutePath().normalize().toString(),
                file.charset(),
                file.sheet(),
                file.headerRow(),
                file.columns(),
                table.mapping().describe(),
                table.options().profile());
    }
}
