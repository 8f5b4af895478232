package numberimport.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One file into one task. {@code options} is the launcher's own text, given back as it was; {@code ending} is absent while the
 * run is at work; {@code report} is the path of the last report of failed rows; {@code taskWasEnabled} says that the run closed
 * its task and has not opened it again; {@code continues} is the run whose rest it is, where one task was too small for the file.
 */
public record ImportRun(
        long id,
        RunIdentity identity,
        @Nullable RunParent parent,
        RunFile file,
        String options,
        RunState state,
        StagedCounts staged,
        PoolStart poolStart,
        @Nullable RunEnding ending,
        @Nullable String report,
        boolean taskWasEnabled,
        @Nullable Long continues,
        Instant createdAt) {

    /** Whether it has only rows of another run, as they were. */
    public boolean isRetry() {
        return parent != null && parent.by() == RunParent.Way.RETRY;
    }
}
