package numberimport.pipeline;

import java.util.Optional;
import numberimport.submission.StopRequests;

/** The reasons for a run to stop in order: a signal to this process, a lost lease, or what the ledger says. */
final class RunStops implements StopRequests, AutoCloseable {

    private final StopSignal signal;
    private final RunLease lease;
    private final LedgerStops ledger;
    private final long run;
    private volatile boolean wanted;

    RunStops(StopSignal signal, RunLease lease, LedgerStops ledger, long run) {
        this.signal = signal;
        this.lease = lease;
        this.ledger = ledger;
        this.run = run;
    }

    @Override
    public Optional<String> reason() {
        var reason = signal.reason().or(lease::whyLost).or(() -> ledger.why(run));
        wanted |= reason.isPresent();
        return reason;
    }

    /**
     * Whether there was a reason and is none any more, since this was asked the last time: a hold that was lifted, or a lease that ran out,
     * be it that nobody asked then, and was kept after all.
     */
    boolean withdrawn() {
        var before = lease.keptAfterAll() || wanted;
        wanted = false;
        return before && reason().isEmpty();
    }

    @Override
    public void close() {
        ledger.forget(run);
    }
}
