package numberimport.pipeline;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import numberimport.submission.StopRequests;

/**
 * The turns of a process's files at being read and checked: as many at once as it has cores, the others in the order in which they came.
 * More would be done no sooner, and would keep the heartbeats and the calls of the other runs from their time.
 */
final class CheckTurns {

    private static final long LOOK_NANOS = Duration.ofMillis(500).toNanos();

    private final Queue<Object> waiting = new ArrayDeque<>();
    private int free;

    CheckTurns(int atOnce) {
        this.free = atOnce;
    }

    /** Waits for a turn, which is to be ended; a wish to stop is a problem. */
    void begin(StopRequests stops, Operator operator) {
        var place = new Object();
        try {
            if (!begunWithin(0, place)) {
                operator.waits("Other files are being checked; waiting for one of them to end.");
                while (!begunWithin(LOOK_NANOS, place)) {
                    stops.reason().ifPresent(why -> {
                        throw ProblemException.stopped("before anything was sent", why);
                    });
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.stopped("before anything was sent", "interrupted");
        } finally {
            leave(place);
        }
    }

    synchronized void end() {
        free++;
        notifyAll();
    }

    private synchronized boolean begunWithin(long nanos, Object place) throws InterruptedException {
        if (!waiting.contains(place)) {
            waiting.add(place);
        }
        var until = System.nanoTime() + nanos;
        for (var left = nanos; free == 0 || place != waiting.peek(); left = until - System.nanoTime()) {
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        free--;
        return true;
    }

    /** Whoever is next may have a turn as well. */
    private synchronized void leave(Object place) {
        waiting.remove(place);
        notifyAll();
    }
}
