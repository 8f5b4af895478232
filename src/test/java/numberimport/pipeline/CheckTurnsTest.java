package numberimport.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import numberimport.submission.StopRequests;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CheckTurnsTest {

    private static final StopRequests NOBODY = Optional::empty;

    private final CheckTurns turns = new CheckTurns(2);

    @Test
    void letsSoManyAtItAtOnce() {
        var atIt = new AtomicInteger();
        var most = new AtomicInteger();
        var two = new CountDownLatch(2);

        var threads = Executors.newFixedThreadPool(12);
        try {
            var files = IntStream.range(0, 12)
                    .mapToObj(file -> CompletableFuture.runAsync(
                            () -> {
                                turns.begin(NOBODY, Operator.SILENT);
                                most.accumulateAndGet(atIt.incrementAndGet(), Math::max);
                                two.countDown();
                                await(two);
                                atIt.decrementAndGet();
                                turns.end();
                            },
                            threads))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(files).join();
        } finally {
            threads.shutdownNow();
        }

        assertThat(most).hasValue(2);
    }

    @Test
    void givesThemInTheOrderInWhichTheyWereAskedFor() throws InterruptedException {
        turns.begin(NOBODY, Operator.SILENT);
        turns.begin(NOBODY, Operator.SILENT);
        var order = new CopyOnWriteArrayList<Integer>();
        var threads = new ArrayList<Thread>();
        for (var file = 0; file < 5; file++) {
            var number = file;
            var thread = new Thread(() -> {
                turns.begin(NOBODY, Operator.SILENT);
                order.add(number);
                turns.end();
            });
            thread.start();
            threads.add(thread);
            Awaitility.await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        }
        // Longer than one look for a stop takes, which must not cost a place.
        Thread.sleep(1200);

        turns.end();
        for (var thread : threads) {
            thread.join();
        }

        assertThat(order).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void endsTheWaitWhenAskedToStop() {
        turns.begin(NOBODY, Operator.SILENT);
        turns.begin(NOBODY, Operator.SILENT);

        assertThatThrownBy(() -> turns.begin(() -> Optional.of("stopped by SIGTERM"), Operator.SILENT))
                .isInstanceOf(ProblemException.class)
                .hasMessage("Stopped before anything was sent: stopped by SIGTERM.");

        turns.end();
        turns.begin(NOBODY, Operator.SILENT);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
