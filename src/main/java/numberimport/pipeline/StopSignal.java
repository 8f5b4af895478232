package numberimport.pipeline;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A wish, from anywhere in this process, that its run stop in order. */
public final class StopSignal {

    private final AtomicReference<@Nullable String> reason = new AtomicReference<>();
    private final CountDownLatch given = new CountDownLatch(1);

    /** Asks for the stop; the first reason stays. */
    public void stop(String why) {
        reason.compareAndSet(null, why);
        given.countDown();
    }

    /** The first reason given; empty while nobody wants a stop. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason.get());
    }

    /** Waits for a stop, at most so long; an interrupt of the waiting thread is one. Gives whether there is one. */
    public boolean await(Duration time) {
        try {
            return given.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop("interrupted");
            return true;
        }
    }
}
