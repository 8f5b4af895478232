package numberimport.pipeline;

import java.util.Optional;
import numberimport.ledger.Runs;
import numberimport.submission.StopRequests;

/** The reasons for a run to stop in order: a signal to this process, a lost lease, or the stop command of another one. */
record RunStops(StopSignal signal, RunLease lease, Runs runs, long run) implements StopRequests {

    @Override
    public Optional<String> reason() {
        if (signal.reason().isPresent()) {
            return signal.reason();
        }
        var lost = lease.whyLost();
        if (lost.isPresent()) {
            return lost;
        }
        return runs.stopRequested(run) ? Optional.of("asked to by number-import stop") : Optional.empty();
    }
}
