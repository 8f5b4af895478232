package numberimport.web;

import numberimport.intake.LaunchBacklog;
import numberimport.pipeline.ImportLauncher;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the ledger answers. The call-centre's API is not asked: its calls are for numbers. */
@Component("ledgerHealthIndicator")
final class LedgerHealth implements HealthIndicator {

    private final LaunchBacklog backlog;

    LedgerHealth(ImportLauncher launcher) {
        this.backlog = new LaunchBacklog(launcher);
    }

    @Override
    public Health health() {
        try {
            backlog.running();
            return Health.up().build();
        } catch (RuntimeException e) {
            return Health.down().build();
        }
    }
}
