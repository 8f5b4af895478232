package numberimport.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InFlightTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final InFlight inFlight = new InFlight();

    private interface Waiting {
        void await() throws InterruptedException;
    }

    private static CompletableFuture<Void> started(Waiting waiting) {
        var done = new CompletableFuture<Void>();
        var thread = new Thread(() -> {
            try {
                waiting.await();
                done.complete(null);
            } catch (InterruptedException e) {
                done.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        while (!done.isDone() && thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return done;
    }

    @Test
    void entersUpToTheLimitAndThenWaits() {
        assertTimeoutPreemptively(SOON, () -> {
            inFlight.enter(2);
            inFlight.enter(2);
            var third = started(() -> inFlight.enter(2));
            assertThat(third).isNotDone();

            inFlight.leave();

            third.get(10, TimeUnit.SECONDS);
        });
    }

    @Test
    void waitsForAllWhenTheLimitHasShrunk() {
        assertTimeoutPreemptively(SOON, () -> {
            inFlight.enter(2);
            inFlight.enter(2);
            var alone = started(() -> inFlight.enter(1));

            inFlight.leave();
            assertThat(alone).isNotDone();

            inFlight.leave();
            alone.get(10, TimeUnit.SECONDS);
        });
    }

    @Test
    void awaitsOneOrNone() {
        assertTimeoutPreemptively(SOON, () -> {
            assertThat(inFlight.awaitOne()).isFalse();
            inFlight.awaitNone();

            inFlight.enter(2);
            inFlight.enter(2);
            var one = started(inFlight::awaitOne);
            var none = started(inFlight::awaitNone);
            assertThat(one).isNotDone();

            inFlight.leave();
            one.get(10, TimeUnit.SECONDS);
            assertThat(none).isNotDone();

            inFlight.leave();
            none.get(10, TimeUnit.SECONDS);
        });
    }
}
