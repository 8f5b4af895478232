package numberimport.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.stream.Collectors;
import numberimport.api.ApiAccount;
import numberimport.api.ApiException;
import numberimport.api.CalloutTask;
import numberimport.api.CalloutTaskApi;
import numberimport.api.NewTask;
import numberimport.ledger.TaskCreations;
import numberimport.ledger.TaskCreations.Creation;
import numberimport.submission.Pause;
import numberimport.submission.StopRequests;

/**
 * Makes a task once for a purpose, although the API would make another one for each call: the tasks of its name that are there
 * before are written down first, so that one that appears is known to be ours, whatever became of the answer or the process.
 */
final class TaskCreation {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(3);

    private final TaskCreations creations;
    private final CalloutTaskApi api;
    private final ApiAccount account;
    private final Patience patience;

    /**
     * How long a call may take effect after it was made (the account's processing-time), whom to tell that it is
     * waited for, and who may end that.
     */
    record Patience(Duration processingTime, Clock clock, Pause pause, Operator operator, StopRequests stops) {}

    TaskCreation(TaskCreations creations, CalloutTaskApi api, ApiAccount account, Patience patience) {
        this.creations = creations;
        this.api = api;
        this.account = account;
        this.patience = patience;
    }

    /** The id of the task of this purpose, made now or before. */
    long create(String purpose, NewTask settings) {
        return create(purpose, settings, () -> {});
    }

    /** The same; {@code condition} throws where a task that is not there yet should not be made. */
    long create(String purpose, NewTask settings, Runnable condition) {
        try {
            var begun = creations.find(account.name(), purpose);
            if (begun.isPresent()) {
                var known = begun.get().task();
                return known == null ? goOn(purpose, settings, begun.get()) : known;
            }
            condition.run();
            var thereBefore = named(settings.name());
            creations.begin(
                    account.name(),
                    purpose,
                    settings.name(),
                    thereBefore,
                    patience.clock().instant());
            return call(purpose, settings, thereBefore);
        } catch (ApiException e) {
            throw ApiProblems.of(e);
        }
    }

    private long goOn(String purpose, NewTask settings, Creation begun) {
        var appeared = awaitAppearance(settings.name(), begun);
        if (!appeared.isEmpty()) {
            return made(purpose, only(appeared, settings.name()));
        }
        creations.beginAgain(account.name(), purpose, patience.clock().instant());
        return call(purpose, settings, begun.thereBefore());
    }

    /** The earlier call may still take effect: only when its time is over is it known that it has not. */
    private Set<Long> awaitAppearance(String name, Creation begun) {
        var over = begun.begunAt().plus(patience.processingTime());
        for (var told = false; ; told = true) {
            var appeared = appeared(name, begun.thereBefore());
            if (!appeared.isEmpty() || !patience.clock().instant().isBefore(over)) {
                return appeared;
            }
            if (!told) {
                patience.operator()
                        .waits("An earlier call to make the task \"" + name + "\" may still take effect; waiting until "
                                + over.truncatedTo(ChronoUnit.SECONDS) + ".");
            }
            sleep();
        }
    }

    private void sleep() {
        try {
            patience.pause().sleep(LOOK_EVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopped("interrupted");
        }
        patience.stops().reason().ifPresent(why -> {
            throw stopped(why);
        });
    }

    private static ProblemException stopped(String why) {
        return ProblemException.stopped("before anything was sent", why);
    }

    private long call(String purpose, NewTask settings, Set<Long> thereBefore) {
        try {
            return made(purpose, api.create(settings));
        } catch (ApiException e) {
            if (!e.mayHaveWorked()) {
                throw e;
            }
            var appeared = appeared(settings.name(), thereBefore);
            if (appeared.isEmpty()) {
                throw new ProblemException(new Problem(
                        "TASK_CREATION_UNKNOWN",
                        "Whether the task \"" + settings.name() + "\" was made is not known (" + e.found()
                                + "); the account does not list it yet. Nothing was sent.",
                        "run the same command again: it looks for the task before it makes another",
                        ExitCode.API_FAILED));
            }
            return made(purpose, only(appeared, settings.name()));
        }
    }

    private long made(String purpose, long task) {
        creations.made(account.name(), purpose, task);
        return task;
    }

    private Set<Long> appeared(String name, Set<Long> thereBefore) {
        var appeared = named(name);
        appeared.removeAll(thereBefore);
        return appeared;
    }

    private Set<Long> named(String name) {
        return api.tasks()
                .filter(task -> task.name().equals(name))
                .map(CalloutTask::id)
                .collect(Collectors.toSet());
    }

    private static long only(Set<Long> appeared, String name) {
        if (appeared.size() > 1) {
            throw new ProblemException(new Problem(
                    "TASK_AMBIGUOUS",
                    "Several tasks named \"" + name + "\" have appeared since this import began: " + appeared
                            + ". Nothing was sent.",
                    "choose one of them with -t",
                    ExitCode.REFUSED));
        }
        return appeared.iterator().next();
    }
}
