package numberimport.console;

import java.time.Duration;
import numberimport.pipeline.RunView;

/** A run as pages show it: how it stands, how far it is, and what can be done now. */
public record RunLine(RunView run, Standing standing) {

    private static final Duration A_CALL = Duration.ofMillis(1010);

    static RunLine of(RunView run) {
        return new RunLine(run, Standing.of(run));
    }

    public boolean active() {
        return standing == Standing.BUSY;
    }

    /** Rows that are to be in the task. */
    public long wanted() {
        return run.counts().rows()
                - run.counts().rejected()
                - run.counts().duplicate()
                - run.counts().suppressed();
    }

    /** Rows that are not in the task and never will be in this run. */
    public long failed() {
        return run.counts().notAccepted();
    }

    public boolean resumable() {
        return standing == Standing.STOPPED || standing == Standing.FAILED || refused();
    }

    /** Whether nothing was sent, since something forbade it that may be otherwise by now. */
    public boolean refused() {
        return standing == Standing.REFUSED;
    }

    /** Whether the API refused rows that the retries of this run have not all brought into the task. */
    public boolean retriable() {
        return !active() && run.counts().refused() > broughtByRetries();
    }

    private long broughtByRetries() {
        return run.resolvedBy().stream()
                .filter(RunView.Successor::byRetry)
                .mapToLong(RunView.Successor::accepted)
                .sum();
    }

    public boolean unclear() {
        return !active() && run.counts().unknown() > 0;
    }

    /** At one call a second. */
    public Duration left() {
        return A_CALL.multipliedBy(
                Math.max(0, run.calls().planned() - run.calls().made()));
    }
}
