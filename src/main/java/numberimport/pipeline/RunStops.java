package numberimport.pipeline;

import java.time.Duration;
import java.util.Optional;
import numberimport.ledger.ImportLedger;
import numberimport.submission.StopRequests;

/**
 * The reasons for a run to stop in order: a signal to this process, a lost lease, the stop command of another one, or a hold on its
 * account. The last two are the ledger's to tell, which is asked once for the questions of a moment.
 */
final class RunStops implements StopRequests {

    private static final long MOMENT_NANOS = Duration.ofMillis(250).toNanos();

    private final StopSignal signal;
    private final RunLease lease;
    private final ImportLedger ledger;
    private final long run;
    private long freeUntil = System.nanoTime();

    RunStops(StopSignal signal, RunLease lease, ImportLedger ledger, long run) {
        this.signal = signal;
        this.lease = lease;
        this.ledger = ledger;
        this.run = run;
    }

    @Override
    public Optional<String> reason() {
        return signal.reason().or(lease::whyLost).or(this::askedOfLedger);
    }

    private synchronized Optional<String> askedOfLedger() {
        var now = System.nanoTime();
        if (now - freeUntil < 0) {
            return Optional.empty();
        }
        var why = ledger.accountHolds().whyStopped(run);
        if (why.isEmpty()) {
            freeUntil = now + MOMENT_NANOS;
        }
        return why;
    }
}
