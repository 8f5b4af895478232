package numberimport.access;

import java.time.Clock;
import numberimport.ledger.AuditLine;
import numberimport.ledger.AuditTrail;
import numberimport.pipeline.ImportLauncher;
import org.jspecify.annotations.Nullable;

/** Writes down who did what. */
public final class Audit {

    private final AuditTrail trail;
    private final Clock clock;

    public Audit(ImportLauncher launcher, Clock clock) {
        this.trail = launcher.ledger().audit();
        this.clock = clock;
    }

    /** {@code run} is the one it was done to, null where it was to none. */
    public void did(String person, String action, @Nullable Long run, String detail) {
        trail.add(new AuditLine(clock.instant(), person, action, run, detail));
    }
}
