package numberimport.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import numberimport.api.CalloutTask;
import numberimport.api.TaskStatus;

/**
 * The tasks of accounts as forms offer them, asked for once for all who look within half a minute. A form waits for them shortly:
 * without an answer it offers none, and the next one may have them.
 */
final class TaskChoices {

    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Comparator<CalloutTask> CLOSED_AND_NEWEST_FIRST = Comparator.comparing(
                    (CalloutTask task) -> task.state() != TaskStatus.CLOSED)
            .thenComparing(Comparator.comparing(CalloutTask::id).reversed());

    private final Function<String, List<CalloutTask>> question;
    private final Clock clock;
    private final Executor asking = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "task choices");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, Asked> newest = new ConcurrentHashMap<>();

    TaskChoices(Function<String, List<CalloutTask>> question, Clock clock) {
        this.question = question;
        this.clock = clock;
    }

    private record Asked(Instant at, CompletableFuture<List<CalloutTask>> answer) {

        /** While nobody has answered, nobody asks again. */
        boolean isFresh(Instant now) {
            return !answer.isDone() || now.isBefore(at.plus(FRESH));
        }
    }

    /** Those that take numbers first, then the newest; empty when the API does not answer in time. */
    Optional<List<CalloutTask>> of(String account) {
        var now = clock.instant();
        var asked = newest.compute(account, (same, known) -> known != null && known.isFresh(now) ? known : ask(same));
        try {
            return Optional.of(asked.answer().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Asked ask(String account) {
        return new Asked(clock.instant(), CompletableFuture.supplyAsync(() -> choices(account), asking));
    }

    private List<CalloutTask> choices(String account) {
        return question.apply(account).stream().sorted(CLOSED_AND_NEWEST_FIRST).toList();
    }
}
