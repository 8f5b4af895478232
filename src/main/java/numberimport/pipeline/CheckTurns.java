package numberimport.pipeline;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import numberimport.submission.StopRequests;

/**
 * The turns of a process's files at being read and checked: as many at once as it has cores. More would be done no sooner, and would
 * keep the heartbeats and the calls of the other runs from their time.
 */
final class CheckTurns {

    private static final Duration LOOK = Duration.ofMillis(500);

    private final Semaphore free;

    CheckTurns(int atOnce) {
        this.free = new Semaphore(atOnce, true);
    }

    /** Waits for a turn, which is to be ended; a wish to stop is a problem. */
    void begin(StopRequests stops, Operator operator) {
        if (!free.tryAcquire()) {
            operator.waits("Other files are being checked; waiting for one of them to end.");
            while (!begunWithin(LOOK)) {
                stops.reason().ifPresent(why -> {
                    throw ProblemException.stopped("before anything was sent", why);
                });
            }
        }
    }

    void end() {
        free.release();
    }

    private boolean begunWithin(Duration time) {
        try {
            return free.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.stopped("before anything was sent", "interrupted");
        }
    }
}
