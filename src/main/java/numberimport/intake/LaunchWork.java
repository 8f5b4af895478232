package numberimport.intake;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import numberimport.ledger.ImportRun;
import numberimport.ledger.Launch;
import numberimport.ledger.LaunchEnding;
import numberimport.ledger.RunState;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.ImportProfile;
import numberimport.pipeline.ImportRequest;
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
 * Does what a launch asks for: goes on with what a dead process left in its task, then imports its file, or goes on with the run
 * that it has become before. What fails through no fault of the file is tried again later, a few times.
 */
final class LaunchWork {

    private static final Logger log = LoggerFactory.getLogger(LaunchWork.class);

    private static final int MOST_FAILURES = 6;
    private static final Duration A_WHILE = Duration.ofMinutes(1);
    private static final Set<ExitCode> NOT_THE_FILES_FAULT =
            EnumSet.of(ExitCode.API_FAILED, ExitCode.INTERNAL, ExitCode.CONFIGURATION);

    private final ImportLauncher launcher;
    private final Settings settings;
    private final Clock clock;

    LaunchWork(ImportLauncher launcher, Settings settings, Clock clock) {
        this.launcher = launcher;
        this.settings = settings;
        this.clock = clock;
    }

    /** The hours in which a launch may send; empty means at any time, also where its profile can't be read. */
    Optional<SendingWindow> hours(Launch launch) {
        try {
            return profile(launch).into().sendingWindow();
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
        var operator = new Unattended("Launch " + launch.id(), clock, hours.map(window -> window.closing(now)));
        return concluded(launch, stop, hours, operator, () -> imported(launch, operator, stop));
    }

    private LaunchResult concluded(
            Launch launch,
            StopSignal stop,
            Optional<SendingWindow> hours,
            Unattended operator,
            Supplier<LaunchEnding> work) {
        LaunchEnding ending;
        try {
            ending = work.get();
        } catch (ProblemException e) {
            if (e.problem().code().equals(Problem.RUN_HELD)) {
                return new LaunchResult.Postponed(clock.instant().plus(A_WHILE), String.valueOf(e.getMessage()));
            }
            ending = ending(e.problem());
        } catch (RuntimeException e) {
            log.error("Launch {} ended by a fault; it is tried again", launch.id(), e);
            ending = ending(new Problem(
                    "INTERNAL",
                    "It ended by a fault: " + e.getClass().getSimpleName() + ".",
                    "the log says where",
                    ExitCode.INTERNAL));
        }
        if (ending.exitCode() == ExitCode.STOPPED.code() && stop.reason().isPresent()) {
            var now = clock.instant();
            var due = hours.filter(window -> !window.isOpen(now)).map(window -> window.nextOpening(now));
            return new LaunchResult.Postponed(due.orElse(now), ending.message());
        }
        if (mayBeWellLater(ending) && launch.failures() + 1 < MOST_FAILURES) {
            return new LaunchResult.Failed(ending.at().plus(retryAfter()), ending.message(), ending.exitCode());
        }
        return new LaunchResult.Ended(withTold(ending, operator));
    }

    private LaunchEnding imported(Launch launch, Operator operator, StopSignal stop) {
        var request = launch.request();
        var path = Path.of(request.path());
        var become =
                launcher.ledger().runs().ofFile(request.account(), request.task(), request.path(), launch.createdAt());
        if (become.filter(this::isDone).isPresent()) {
            return ending(launcher.view(become.get().id()));
        }
        var first = become.isPresent()
                ? launcher.resume(become.get().id(), operator, stop)
                : launched(launch, path, operator, stop);
        return ending(withItsRest(first, operator, stop));
    }

    private boolean isDone(ImportRun run) {
        return run.state() == RunState.COMPLETED
                && launcher.continuationOf(run.id()).isEmpty();
    }

    private RunView launched(Launch launch, Path path, Operator operator, StopSignal stop) {
        var request = launch.request();
        var next = new ImportRequest(
                path,
                settings.account(request.account()),
                request.task(),
                profile(launch).options(request.profile(), settings));
        launcher.leftBehind(next, operator, stop).forEach(run -> goOnWith(run, operator, stop));
        return launcher.launch(next, operator, stop);
    }

    /** Goes on with a run that nobody is at work on, unless somebody is by now. */
    void goOnWith(long run, Operator operator, StopSignal stop) {
        try {
            log.info("Run {} was being sent when its process ended; going on with it", run);
            withItsRest(launcher.resume(run, operator, stop), operator, stop);
        } catch (ProblemException e) {
            if (e.problem().exit() != ExitCode.NOTHING_TO_DO) {
                throw e;
            }
        }
    }

    /** The worst of a run and of those that continue it, where its file is larger than its task. */
    private RunView withItsRest(RunView first, Operator operator, StopSignal stop) {
        var worst = first;
        var ended = first;
        while (ended.error() == null && ended.run() != null) {
            var rest = launcher.continuationOf(ended.run());
            if (rest.isEmpty()) {
                break;
            }
            ended = launcher.resume(rest.getAsLong(), operator, stop);
            worst = ExitCode.worse(worst.exitCode(), ended.exitCode()) == worst.exitCode() ? worst : ended;
        }
        return worst;
    }

    private ImportProfile profile(Launch launch) {
        var name = launch.request().profile();
        return name == null ? ImportProfile.NONE : settings.profiles().load(name);
    }

    private Duration retryAfter() {
        return settings.dropFolder().retryAfter();
    }

    private static boolean mayBeWellLater(LaunchEnding ending) {
        return NOT_THE_FILES_FAULT.stream().anyMatch(exit -> exit.code() == ending.exitCode());
    }

    private LaunchEnding ending(RunView run) {
        var error = run.error();
        var sentence = "Run " + run.run() + " " + run.state() + ": "
                + run.counts().sentence() + (error == null ? "" : "\n" + error.text());
        return new LaunchEnding(run.run(), run.exitCode(), sentence, clock.instant());
    }

    private LaunchEnding ending(Problem problem) {
        return new LaunchEnding(null, problem.exit().code(), problem.text(), clock.instant());
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
