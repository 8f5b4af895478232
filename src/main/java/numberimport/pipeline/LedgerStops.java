package numberimport.pipeline;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import numberimport.ledger.AccountHolds;

/**
 * What the ledger says about stopping the runs that this process is at work on: the stop command of another process, or a hold on an
 * account. It is asked for all of them at once, and once for the questions of a moment, so that a thousand runs cost it little more
 * than one.
 */
final class LedgerStops {

    private static final long MOMENT_NANOS = Duration.ofMillis(250).toNanos();

    private final AccountHolds holds;
    private final Set<Long> runs = new HashSet<>();
    private Map<Long, String> known = Map.of();
    private long freshUntil = System.nanoTime();

    LedgerStops(AccountHolds holds) {
        this.holds = holds;
    }

    /** Why the run is to stop; one that was not asked about before, or was to stop, is asked about again. */
    synchronized Optional<String> why(long run) {
        var now = System.nanoTime();
        if (runs.add(run) || known.containsKey(run) || now - freshUntil >= 0) {
            known = holds.whyStopped(runs);
            freshUntil = now + MOMENT_NANOS;
        }
        return Optional.ofNullable(known.get(run));
    }

    /** Nobody here is at work on the run any more. */
    synchronized void forget(long run) {
        runs.remove(run);
    }
}
