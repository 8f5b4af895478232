package numberimport.intake;

import java.time.Instant;
import java.util.Optional;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.LaunchState;
import numberimport.pipeline.ImportLauncher;

/** What there is to do, of all processes together. */
public final class LaunchBacklog {

    private final ImportLedger ledger;

    public LaunchBacklog(ImportLauncher launcher) {
        this.ledger = launcher.ledger();
    }

    /** Launches that wait for their turn, for the hours of sending, or for another try. */
    public long waiting() {
        return ledger.launches().count(LaunchState.WAITING);
    }

    /** Launches that some process works on. */
    public long running() {
        return ledger.launches().count(LaunchState.RUNNING);
    }

    /** Holds in force. */
    public long holds() {
        return ledger.accountHolds().all().size();
    }

    /** Since when the launch that has been due for longest has been; empty when none is. */
    public Optional<Instant> dueSince(Instant now) {
        return ledger.launches().dueSince(now);
    }
}
