package numberimport.submission;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The only place where number-import sleeps. */
@FunctionalInterface
public interface Pause {

    /** The thread sleeps; not by {@link Thread#sleep}, which goes by whole milliseconds and rounds them up. */
    Pause REAL = time -> {
        var until = System.nanoTime() + time.toNanos();
        for (var left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    };

    /** Waits so long; returns at once when there is nothing to wait for. */
    void sleep(Duration time) throws InterruptedException;

    /** Nanoseconds since some moment, which only ever go forward: for telling how long something took. */
    default long nanoTime() {
        return System.nanoTime();
    }
}
