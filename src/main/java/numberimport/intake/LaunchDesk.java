package numberimport.intake;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import numberimport.ledger.AuditLine;
import numberimport.ledger.Errand;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.ImportRun;
import numberimport.ledger.Launch;
import numberimport.ledger.LaunchEnding;
import numberimport.ledger.LaunchRequest;
import numberimport.ledger.LaunchRequest.Origin;
import numberimport.ledger.LaunchState;
import numberimport.ledger.RunEnding;
import numberimport.ledger.RunState;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.ImportOptions;
import numberimport.pipeline.ImportProfile;
import numberimport.pipeline.ImportRequest;
import numberimport.pipeline.OptionsJson;
import numberimport.pipeline.Problem;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.RunArchive;
import numberimport.pipeline.SenderProcess;
import numberimport.pipeline.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Where those who can't wait for the end ask for launches: each is looked at, and refused at once where it can be seen that nothing
 * would come of it. Whoever asks twice with the same ticket has asked once.
 */
public final class LaunchDesk {

    private final ImportLauncher launcher;
    private final ImportLedger ledger;
    private final Settings settings;
    private final Clock clock;

    public LaunchDesk(ImportLauncher launcher, Settings settings, Clock clock) {
        this.launcher = launcher;
        this.ledger = launcher.ledger();
        this.settings = settings;
        this.clock = clock;
    }

    /** Who asks, by which ticket, how urgent it is to them, and before when it is not to begin; null means at once. */
    public record Asking(
            String ticket,
            String by,
            int priority,
            @Nullable Instant notBefore) {

        public Asking(String ticket, String by, int priority) {
            this(ticket, by, priority, null);
        }
    }

    /** How a file is to be imported; what is null or left out is as the profile says. */
    public record FileWish(
            @Nullable String account,
            @Nullable Long task,
            @Nullable String profile,
            ImportProfile options,
            @Nullable String again) {}

    /** A launch, and whether it was asked for just now: else another request has done so by the same ticket. */
    public record Answer(LaunchView launch, boolean isNew) {}

    /**
     * The import that was asked for by this ticket before; {@code sameFile} tells whether its file is the one that is wanted now.
     * Another wish by the same ticket is a problem.
     */
    public Optional<LaunchView> asked(String ticket, FileWish wish, Predicate<Path> sameFile) {
        return ledger.launches().byTicket(ticket).map(launch -> {
            var path = Path.of(launch.request().path());
            if (!sameFile.test(path) || !isFor(launch.request(), request(path, wish), wish.profile())) {
                throw reused(launch);
            }
            return LaunchView.of(launch, ledger);
        });
    }

    private static boolean isFor(LaunchRequest known, ImportRequest wanted, @Nullable String profile) {
        return known.account().equals(wanted.accountName())
                && known.task() == wanted.task()
                && Objects.equals(known.profile(), profile)
                && known.errand().equals(new Errand.ImportFile(OptionsJson.write(wanted.options())));
    }

    /** Refuses what importing the file would be refused for at once; for those who look before they ask. */
    public void requireImportable(Path file, FileWish wish) {
        launcher.requireImportable(request(file, wish));
    }

    /** The import of a file, which stays where it is until the launch has ended. */
    public Answer importFile(Asking asking, Path file, FileWish wish) {
        var request = request(file, wish);
        launcher.requireImportable(request);
        launcher.files().share(file);
        var answer = asked(
                new LaunchRequest(
                        asking.ticket(),
                        Origin.REST,
                        asking.by(),
                        request.accountName(),
                        request.task(),
                        wish.profile(),
                        file.toString(),
                        new Errand.ImportFile(OptionsJson.write(request.options())),
                        asking.priority()),
                asking);
        if (!answer.isNew()) {
            launcher.files().forget(file);
        }
        return answer;
    }

    private ImportRequest request(Path file, FileWish wish) {
        var kept = wish.profile() == null
                ? ImportProfile.NONE
                : settings.profiles().load(wish.profile());
        var options = options(wish, kept);
        var account = wish.account() == null ? kept.into().accountOrDefault() : wish.account();
        var task = wish.task() == null ? kept.into().task() : wish.task();
        if (task == null || task < 1) {
            throw task == null
                    ? usage("TASK_MISSING", "Nothing says into which task, neither the request nor a profile.")
                    : usage("TASK_INVALID", "task is " + task + ", which is no id of a task.");
        }
        return new ImportRequest(file, launcher.accounts().of(account), task, options);
    }

    /** A run that stopped or was refused is to go on: as approved also where its file is unlike those before. */
    public Answer resume(Asking asking, long run, boolean approved) {
        var stopped = existing(run);
        if (stopped.state() == RunState.SENDING || isAtWork(stopped)) {
            throw nothingToDo(
                    "RUN_ACTIVE",
                    "Run " + run + " is " + stopped.state()
                            + (ledger.runs().stopRequested(run)
                                    ? ", and is asked to stop; once it has stopped, it can go on."
                                    : ", and goes on by itself."),
                    run);
        }
        if (stopped.state() == RunState.COMPLETED
                && launcher.continuationOf(run).isEmpty()) {
            throw nothingToDo("RUN_COMPLETED", "Run " + run + " is complete; there is nothing to resume.", run);
        }
        if (stopped.staged().rows() == 0) {
            launcher.files().share(Path.of(stopped.file().path()));
        }
        return asked(about(stopped, asking, new Errand.Resume(run, approved)), asking);
    }

    private boolean isAtWork(ImportRun run) {
        return run.state().active() && SenderProcess.at(run.identity(), ledger).isPresent();
    }

    /** What the API refused of a run is to be sent again. */
    public Answer retry(Asking asking, long run, List<String> reasons) {
        var refused = existing(run);
        if (launcher.rowsToRetry(run, reasons) == 0) {
            throw nothingToDo(
                    "NOTHING_TO_RETRY",
                    "No row of run " + run + " that the API refused is left to be sent again.",
                    run);
        }
        return asked(about(refused, asking, new Errand.Retry(run, reasons)), asking);
    }

    /** A launch that waits is to be left; a run that it has become before can still be resumed. One at work ends with its run. */
    public LaunchView cancel(long id, String person) {
        var launch = ledger.launches().find(id).orElseThrow(() -> LaunchView.noSuchLaunch(id));
        var run = LaunchedRuns.of(launch, ledger).map(ImportRun::id).orElse(null);
        var exit = run == null ? ExitCode.REFUSED : ExitCode.STOPPED;
        var ending = new LaunchEnding(run, exit.code(), "Cancelled by " + person + ".", clock.instant());
        var begun = interruptedOf(launch);
        // First, so that nobody finds them as runs that no launch goes on with.
        begun.forEach(left -> ledger.runs().left(left, stopped(ending)));
        if (!ledger.launches().cancelled(id, ending)) {
            begun.forEach(left -> ledger.runs().takeUp(left, RunState.SENDING));
            throw new ProblemException(new Problem(
                    "LAUNCH_NOT_WAITING",
                    "Launch " + id + " does not wait: it has ended, or is at work.",
                    "what is at work ends when its run is stopped",
                    ExitCode.NOTHING_TO_DO));
        }
        launcher.files().forget(Path.of(launch.request().path()));
        ledger.audit().add(new AuditLine(clock.instant(), person, "cancel", run, "launch " + id));
        return LaunchView.ended(launch, ending);
    }

    /** Runs of a launch that were being sent when their process ended, which would go on by themselves. */
    private List<Long> interruptedOf(Launch launch) {
        if (launch.state() != LaunchState.WAITING) {
            return List.of();
        }
        var request = launch.request();
        return ledger.runs().beingSent(request.account(), request.task()).stream()
                .filter(run -> run.file().path().equals(request.path()))
                .filter(run -> SenderProcess.at(run.identity(), ledger).isEmpty())
                .map(ImportRun::id)
                .toList();
    }

    private static RunEnding stopped(LaunchEnding ending) {
        return new RunEnding(ExitCode.STOPPED.code(), ending.message(), ending.at());
    }

    private Answer asked(LaunchRequest request, Asking asking) {
        var now = clock.instant();
        var isNew = ledger.launches().add(request, now, Objects.requireNonNullElse(asking.notBefore(), now));
        var launch = ledger.launches().byTicket(request.ticket()).orElseThrow();
        if (!isNew && !launch.request().errand().equals(request.errand())) {
            throw reused(launch);
        }
        return new Answer(LaunchView.of(launch, ledger), isNew);
    }

    private static ProblemException reused(Launch launch) {
        return new ProblemException(new Problem(
                "KEY_REUSED",
                "This Idempotency-Key has asked for launch " + launch.id() + ", which is for something else.",
                "a new key for each wish",
                ExitCode.REFUSED));
    }

    private LaunchRequest about(ImportRun run, Asking asking, Errand errand) {
        return new LaunchRequest(
                asking.ticket(),
                Origin.REST,
                asking.by(),
                run.identity().account(),
                run.identity().task(),
                run.file().profile(),
                run.file().path(),
                errand,
                asking.priority());
    }

    private ImportOptions options(FileWish wish, ImportProfile kept) {
        if (wish.again() != null && wish.again().isBlank()) {
            throw usage("REASON_MISSING", "\"again\" is blank, expected the reason in words; it is kept with the run.");
        }
        return wish.options().over(kept).options(wish.profile(), settings).again(wish.again());
    }

    private ImportRun existing(long run) {
        return ledger.runs().find(run).orElseThrow(() -> RunArchive.noSuchRun(run));
    }

    private static ProblemException usage(String code, String message) {
        return new ProblemException(new Problem(code, message, "see the description of the interface", ExitCode.USAGE));
    }

    private static ProblemException nothingToDo(String code, String message, long run) {
        return new ProblemException(new Problem(
                code, message, "number-import show " + run + " tells how it stands", ExitCode.NOTHING_TO_DO));
    }
}
