package numberimport.intake;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import numberimport.ledger.Errand;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.ImportRun;
import numberimport.ledger.Launch;
import numberimport.ledger.LaunchEnding;
import numberimport.pipeline.Accounts;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.LedgerFault;
import numberimport.pipeline.Operator;
import numberimport.pipeline.Problem;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.RunView;
import numberimport.pipeline.SendingWindow;
import numberimport.pipeline.Settings;
import numberimport.pipeline.StopSignal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what a launch asks for in the hours of sending, and judges what came of it: what fails through no fault of the file is tried
 * again later, a few times.
 */
final class LaunchWork {

    private static final Logger log = LoggerFactory.getLogger(LaunchWork.class);

    private static final int MOST_FAILURES = 6;
    private static final Duration A_WHILE = Duration.ofSeconds(20);
    private static final Duration A_MOMENT = Duration.ofMillis(500);
    /** A database that was only started again is there by then. */
    private static final Duration A_RESTART = Duration.ofSeconds(10);

    private static final Set<ExitCode> NOT_THE_FILES_FAULT =
            EnumSet.of(ExitCode.API_FAILED, ExitCode.INTERNAL, ExitCode.CONFIGURATION);

    private final ImportLauncher launcher;
    private final LaunchedRuns runs;
    private final Accounts accounts;
    private final ImportLedger ledger;
    private final Duration retryAfter;
    private final Clock clock;

    LaunchWork(ImportLauncher launcher, Settings settings, Clock clock) {
        this.launcher = launcher;
        this.runs = new LaunchedRuns(launcher, settings);
        this.accounts = launcher.accounts();
        this.ledger = launcher.ledger();
        this.retryAfter = settings.dropFolder().retryAfter();
        this.clock = clock;
    }

    /** The hours of a launch's profile, or else of its account; empty means at any time, or that nobody knows, where they can't be read. */
    Optional<SendingWindow> hours(Launch launch) {
        try {
            return runs.profile(launch)
                    .into()
                    .sendingWindow()
                    .or(() -> accounts.hours(launch.request().account()));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    LaunchResult on(Launch launch, Optional<SendingWindow> hours, StopSignal stop) {
        var now = clock.instant();
        var closed = hours.filter(window -> !window.isOpen(now));
        if (closed.isPresent()) {
            return new LaunchResult.Postponed(
                    closed.get().nextOpening(now), "numbers are sent " + closed.get() + " only");
        }
        var approved = launch.request().errand() instanceof Errand.Resume resume && resume.approved();
        var operator =
                new Unattended("Launch " + launch.id(), clock, hours.map(window -> window.closing(now)), approved);
        return concluded(launch, stop, hours, operator, () -> {
            if (launch.request().errand() instanceof Errand.ImportFile) {
                // Whoever works on it has to know its hours.
                var unused = runs.profile(launch);
            }
            return conclusion(runs.of(launch, operator, stop));
        });
    }

    private LaunchResult concluded(
            Launch launch,
            StopSignal stop,
            Optional<SendingWindow> hours,
            Unattended operator,
            Supplier<Conclusion> work) {
        Conclusion conclusion;
        try {
            conclusion = work.get();
        } catch (ProblemException e) {
            if (e.problem().code().equals(Problem.RUN_HELD)) {
                return new LaunchResult.Postponed(
                        clock.instant().plus(untilFree(launch)), String.valueOf(e.getMessage()));
            }
            conclusion = conclusion(e.problem());
        } catch (RuntimeException e) {
            log.error("Launch {} ended by a fault; it is tried again", launch.id(), e);
            conclusion = conclusion(LedgerFault.in(e)
                    .orElseGet(() -> new Problem(
                            "INTERNAL",
                            "It ended by a fault: " + e.getClass().getSimpleName() + ".",
                            "the log says where",
                            ExitCode.INTERNAL)));
        }
        var account = launch.request().account();
        var ending = conclusion.ending();
        if (ending.exitCode() == ExitCode.STOPPED.code() && hasToWait(account, stop)) {
            var now = clock.instant();
            var due = hours.filter(window -> !window.isOpen(now)).map(window -> window.nextOpening(now));
            return new LaunchResult.Postponed(due.orElse(now), ending.message());
        }
        if (mayBeWellLater(ending) && launch.failures() + 1 < MOST_FAILURES) {
            var pause = conclusion.byTheLedger() && launch.failures() == 0 ? A_RESTART : retryAfter;
            return new LaunchResult.Failed(ending.at().plus(pause), ending.message(), ending.exitCode());
        }
        return new LaunchResult.Ended(withTold(ending, operator));
    }

    /** Goes on with an account's interrupted run, unless somebody is by now; whether it has to wait, and was left as interrupted. */
    boolean goOnWith(String account, long run, Operator operator, StopSignal stop) {
        runs.goOnWith(run, operator, stop);
        var waits = hasToWait(account, stop);
        if (waits) {
            launcher.interrupted(run);
        }
        return waits;
    }

    private boolean hasToWait(String account, StopSignal stop) {
        return stop.reason().isPresent() || ledger.accountHolds().of(account).isPresent();
    }

    /** Who lives will have renewed the run's lease by then; of a process that fell silent it can be taken over at once. */
    private Duration untilFree(Launch launch) {
        return LaunchedRuns.of(launch, ledger)
                .map(ImportRun::identity)
                .map(run -> ledger.senderLeases().remaining(run.account(), run.task()))
                .filter(left -> !left.isZero())
                .map(left -> left.plus(A_MOMENT))
                .orElse(A_WHILE);
    }

    private static boolean mayBeWellLater(LaunchEnding ending) {
        return NOT_THE_FILES_FAULT.stream().anyMatch(exit -> exit.code() == ending.exitCode());
    }

    /** How it ended, and whether that is because the ledger's database failed. */
    private record Conclusion(LaunchEnding ending, boolean byTheLedger) {}

    private Conclusion conclusion(RunView run) {
        var error = run.error();
        var sentence = "Run " + run.run() + " " + run.state() + ": "
                + run.counts().sentence() + (error == null ? "" : "\n" + error.text());
        return new Conclusion(
                new LaunchEnding(run.run(), run.exitCode(), sentence, clock.instant()), LedgerFault.isIt(error));
    }

    private Conclusion conclusion(Problem problem) {
        return new Conclusion(
                new LaunchEnding(null, problem.exit().code(), problem.text(), clock.instant()),
                LedgerFault.isIt(problem));
    }

    private static LaunchEnding withTold(LaunchEnding ending, Unattended operator) {
        return operator.told().isEmpty()
                ? ending
                : new LaunchEnding(
                        ending.run(),
                        ending.exitCode(),
                        ending.message() + "\n" + String.join("\n", operator.told()),
                        ending.at());
    }
}
