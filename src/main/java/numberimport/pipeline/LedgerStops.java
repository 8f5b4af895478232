package numberimport.pipeline;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import numberimport.ledger.AccountHolds;

/**
 * What the ledger says about stopping the runs that this process is at work on: the stop command of another process, or a hold on an
 * account. It is asked for all of them at once, and once for the questions of a moment, so that a thousand runs cost it little more
 * than one.
 */
final class LedgerStops {

    private static final long MOMENT_NANOS = Duration.ofMillis(250).toNanos();

    private final AccountHolds holds;
    private final Set<Long> runs = ConcurrentHashMap.newKeySet();
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Map<Long, String> known = Map.of();
    private volatile long freshUntil = System.nanoTime();

    LedgerStops(AccountHolds holds) {
        this.holds = holds;
    }

    /** Why the run is to stop; one that was not asked about before, or was to stop, is asked about by itself. */
    Optional<String> why(long run) {
        var wasToStop = known.containsKey(run);
        if (runs.add(run) || wasToStop) {
            var why = holds.whyStopped(Set.of(run)).get(run);
            if (why == null && wasToStop) {
                known = Map.of();
                freshUntil = System.nanoTime();
            }
            return Optional.ofNullable(why);
        }
        // Nobody waits for the one who asks: a database that is away would have them wait for each other.
        if (System.nanoTime() - freshUntil >= 0 && asking.tryLock()) {
            try {
                known = holds.whyStopped(Set.copyOf(runs));
                freshUntil = System.nanoTime() + MOMENT_NANOS;
            } finally {
                asking.unlock();
            }
        }
        return Optional.ofNullable(known.get(run));
    }

    /** Nobody here is at work on the run any more. */
    void forget(long run) {
        runs.remove(run);
    }
}
