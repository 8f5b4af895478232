package numberimport.submission;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The only place where number-import sleeps. */
@FunctionalInterface
public interface Pause {

    /** The thread sleeps. */
    Pause REAL = time -> TimeUnit.NANOSECONDS.sleep(time.toNanos());

    /** Waits so long; returns at once when there is nothing to wait for. */
    void sleep(Duration time) throws InterruptedException;

    /** Nanoseconds since some moment, which only ever go forward: for telling how long something took. */
    default long nanoTime() {
        return System.nanoTime();
    }
}
