package numberimport.pipeline;

import java.util.Optional;
import numberimport.ledger.AccountHold;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.ImportRun;
import numberimport.submission.StopRequests;

/**
 * The reasons for a run to stop in order: a signal to this process, a lost lease, the stop command of another one, or a hold on its
 * account.
 */
record RunStops(StopSignal signal, RunLease lease, ImportLedger ledger, ImportRun run) implements StopRequests {

    @Override
    public Optional<String> reason() {
        return signal.reason().or(lease::whyLost).or(this::asked).or(this::onHold);
    }

    private Optional<String> asked() {
        return ledger.runs().stopRequested(run.id()) ? Optional.of("somebody asked for it") : Optional.empty();
    }

    private Optional<String> onHold() {
        return ledger.accountHolds().of(run.identity().account()).map(AccountHold::sentence);
    }
}
