package numberimport.pipeline;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.RunEnding;
import numberimport.ledger.RunState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;

/** Writes down how a run ended, from how its job ended. */
final class RunConclusion {

    private static final Logger log = LoggerFactory.getLogger(RunConclusion.class);

    private final ImportLedger ledger;
    private final Clock clock;

    RunConclusion(ImportLedger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    RunView completed(long run) {
        var counts = Counts.of(ledger.runs().counts(run));
        var exit = counts.notAccepted() == 0 ? ExitCode.OK : ExitCode.INCOMPLETE;
        return ended(run, RunState.COMPLETED, exit, null);
    }

    /** Another process has the run, and says how it ends: nothing is written down here. */
    RunView takenOver(long run) {
        log.warn("Run {}: another process took it over, and this one has stopped", run);
        return new RunViews(ledger)
                .of(ledger.runs().find(run).orElseThrow())
                .withExit(ExitCode.STOPPED)
                .withError(new Problem(
                        "TAKEN_OVER",
                        "Stopped: another process took run " + run
                                + " over, because this one stood still for too long.",
                        "number-import show " + run + " tells how far it is",
                        ExitCode.STOPPED));
    }

    RunView concluded(long run, JobExecution execution) {
        if (execution.getStatus() == BatchStatus.COMPLETED) {
            return completed(run);
        }
        var failures = causes(execution.getAllFailureExceptions());
        var stopped =
                failures.stream().filter(RunStoppedException.class::isInstance).findFirst();
        if (stopped.isPresent() || execution.getStatus() == BatchStatus.STOPPED) {
            var problem = stopped(run, stopped.map(Throwable::getMessage).orElse("asked to stop"));
            return ended(run, RunState.STOPPED, ExitCode.STOPPED, problem);
        }
        return failures.stream()
                .filter(ProblemException.class::isInstance)
                .map(failure -> ((ProblemException) failure).problem())
                .findFirst()
                .map(problem -> failed(run, problem))
                .orElseGet(() -> broken(run, failures));
    }

    /** Ends a run that was asked to stop, where nobody is at work on it. */
    void stoppedAtRest(long run) {
        var message = stopped(run, "nobody was at work on it").message();
        ledger.runs().stopped(run, new RunEnding(ExitCode.STOPPED.code(), message, clock.instant()));
    }

    private Problem stopped(long run, String why) {
        var counts = Counts.of(ledger.runs().counts(run));
        var total = counts.accepted() + counts.refused() + counts.unsent() + counts.unknown();
        return new Problem(
                "STOPPED",
                "Stopped: " + why + ". " + counts.accepted() + " of " + total + " numbers are in the task.",
                "number-import resume " + run,
                ExitCode.STOPPED);
    }

    /** Ends a run that a problem keeps from being done. */
    RunView failed(long run, Problem problem) {
        if (problem.exit() == ExitCode.STOPPED) {
            return ended(run, RunState.STOPPED, ExitCode.STOPPED, problem);
        }
        var nothingSent = !ledger.attempts().everMade(run);
        if (problem.exit() == ExitCode.REFUSED && !nothingSent) {
            // What was sent stays sent: an open task can be closed for the rest, a missing one can't be helped here.
            return problem.code().equals(InspectTask.NOT_CLOSED)
                    ? ended(run, RunState.STOPPED, ExitCode.STOPPED, problem)
                    : ended(run, RunState.FAILED, ExitCode.API_FAILED, problem);
        }
        var refused = nothingSent && problem.exit() != ExitCode.API_FAILED;
        return ended(run, refused ? RunState.REFUSED : RunState.FAILED, problem.exit(), problem);
    }

    private RunView broken(long run, List<Throwable> failures) {
        var cause = failures.isEmpty() ? new IllegalStateException("the job ended without a reason") : failures.get(0);
        log.error("Run {}: ended by a fault; what was sent stands in the ledger, the rest can be resumed", run, cause);
        return ended(
                run,
                RunState.FAILED,
                ExitCode.INTERNAL,
                LedgerFault.in(cause)
                        .orElseGet(() -> new Problem(
                                "INTERNAL",
                                "The run ended by a fault: "
                                        + failures.get(failures.size() - 1)
                                                .getClass()
                                                .getSimpleName(),
                                "see the log, then: number-import resume " + run,
                                ExitCode.INTERNAL)));
    }

    private RunView ended(long run, RunState state, ExitCode exit, @Nullable Problem problem) {
        var message = problem == null ? null : problem.message();
        ledger.runs().ended(run, state, new RunEnding(exit.code(), message, clock.instant()));
        var view = new RunViews(ledger).of(ledger.runs().find(run).orElseThrow());
        log.info("Run {}: {} with exit code {}", run, state, exit.code());
        return Optional.ofNullable(problem).map(view::withError).orElse(view);
    }

    private static List<Throwable> causes(List<Throwable> failures) {
        return failures.stream()
                .flatMap(failure -> Stream.iterate(failure, cause -> cause != null, Throwable::getCause))
                .toList();
    }
}
