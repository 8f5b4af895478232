package numberimport.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import numberimport.api.AddNumbersAnswer;
import numberimport.api.CallStamp;
import numberimport.api.CalloutTaskApi;
import numberimport.api.NumberPage;
import numberimport.api.TaskDetails;
import numberimport.api.UnaskedApi;

/** Holds sendings until so many were begun, and each for a moment more, and counts the most that it held together. */
final class OverlapWatch extends UnaskedApi {

    private final CalloutTaskApi api;
    private final CountDownLatch met;
    private final AtomicInteger together = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    OverlapWatch(CalloutTaskApi api, int expected) {
        this.api = api;
        this.met = new CountDownLatch(expected);
    }

    int most() {
        return most.get();
    }

    @Override
    public AddNumbersAnswer addNumbers(CallStamp stamp, byte[] body, Runnable written) {
        most.accumulateAndGet(together.incrementAndGet(), Math::max);
        written.run();
        met.countDown();
        try {
            assertThat(met.await(10, TimeUnit.SECONDS)).isTrue();
            Pause.REAL.sleep(Duration.ofMillis(100));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        together.decrementAndGet();
        return api.addNumbers(stamp, body, () -> {});
    }

    @Override
    public TaskDetails task(long id) {
        return api.task(id);
    }

    @Override
    public NumberPage numbers(long task, long startNumberId) {
        return api.numbers(task, startNumberId);
    }

    @Override
    public TaskDetails task(long id, CallStamp stamp) {
        return api.task(id, stamp);
    }

    @Override
    public Instant serverTime() {
        return api.serverTime();
    }
}
