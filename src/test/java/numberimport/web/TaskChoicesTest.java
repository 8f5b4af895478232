package numberimport.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import numberimport.SettableClock;
import numberimport.api.CalloutTask;
import org.junit.jupiter.api.Test;

/** What forms offer of an account's tasks. */
class TaskChoicesTest {

    private static final int ENABLED = 1;
    private static final int CLOSED = 2;

    private final SettableClock clock = new SettableClock("2026-11-28T04:00:00Z");
    private final AtomicInteger questions = new AtomicInteger();

    private TaskChoices choices(CalloutTask... tasks) {
        return new TaskChoices(
                account -> {
                    questions.incrementAndGet();
                    return List.of(tasks);
                },
                clock);
    }

    private static CalloutTask task(long id, int status) {
        return new CalloutTask(
                id,
                "Task " + id,
                null,
                1,
                null,
                null,
                0,
                null,
                status,
                0,
                0,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    @Test
    void haveThoseThatTakeNumbersFirstAndThenTheNewest() {
        var found = choices(task(4, ENABLED), task(3, CLOSED), task(5, ENABLED), task(9, CLOSED))
                .of("default");

        assertThat(found.orElseThrow()).extracting(CalloutTask::id).containsExactly(9L, 3L, 5L, 4L);
    }

    @Test
    void areAskedForOnceByAllWhoLookWithinHalfAMinute() {
        var choices = choices(task(1, CLOSED));
        for (var i = 0; i < 3; i++) {
            assertThat(choices.of("default")).isPresent();
        }
        assertThat(questions).hasValue(1);
        assertThat(choices.of("other")).isPresent();
        assertThat(questions).hasValue(2);

        clock.advance(Duration.ofSeconds(30));
        assertThat(choices.of("default")).isPresent();
        assertThat(questions).hasValue(3);
    }

    @Test
    void areNoneWhileNobodyAnswersAndNobodyAsksAgain() {
        var answered = new CountDownLatch(1);
        var choices = new TaskChoices(
                account -> {
                    questions.incrementAndGet();
                    awaitUninterrupted(answered);
                    return List.of(task(1, CLOSED));
                },
                clock);

        assertThat(choices.of("default")).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        assertThat(choices.of("default")).isEmpty();
        assertThat(questions).hasValue(1);
        answered.countDown();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void areNoneWhereTheApiRefuses() {
        var choices = new TaskChoices(
                account -> {
                    throw new IllegalStateException("no");
                },
                clock);

        assertThat(choices.of("default")).isEmpty();
    }
}
