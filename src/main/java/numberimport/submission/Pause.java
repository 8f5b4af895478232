package numberimport.submission;

import java.time.Duration;

/** The only place where number-import sleeps. */
@FunctionalInterface
public interface Pause {

    /** The thread sleeps. */
    Pause REAL = time -> Thread.sleep(time.toMillis(), time.toNanosPart() % 1_000_000);

    /** Waits so long; returns at once when there is nothing to wait for. */
    void sleep(Duration time) throws InterruptedException;

    /** Nanoseconds since some moment, which only ever go forward: for telling how long something took. */
    default long nanoTime() {
        return System.nanoTime();
    }
}
