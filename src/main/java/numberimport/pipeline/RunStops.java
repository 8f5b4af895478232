package numberimport.pipeline;

import java.util.Optional;
import numberimport.ledger.ImportLedger;
import numberimport.submission.StopRequests;

/**
 * The reasons for a run to stop in order: a signal to this process, a lost lease, the stop command of another one, or a hold on its
 * account.
 */
record RunStops(StopSignal signal, RunLease lease, ImportLedger ledger, long run) implements StopRequests {

    @Override
    public Optional<String> reason() {
        return signal.reason().or(lease::whyLost).or(() -> ledger.accountHolds().whyStopped(run));
    }
}
