package numberimport.pipeline;

import java.util.Optional;
import numberimport.submission.StopRequests;

/** The reasons for a run to stop in order: a signal to this process, a lost lease, or what the ledger says. */
final class RunStops implements StopRequests, AutoCloseable {

    private final StopSignal signal;
    private final RunLease lease;
    private final LedgerStops ledger;
    private final long run;

    RunStops(StopSignal signal, RunLease lease, LedgerStops ledger, long run) {
        this.signal = signal;
        this.lease = lease;
        this.ledger = ledger;
        this.run = run;
    }

    @Override
    public Optional<String> reason() {
        return signal.reason().or(lease::whyLost).or(() -> ledger.why(run));
    }

    @Override
    public void close() {
        ledger.forget(run);
    }
}
