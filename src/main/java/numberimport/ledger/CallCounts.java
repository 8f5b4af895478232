package numberimport.ledger;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a run: planned at staging, made so far, the smallest gap between two starts in milliseconds, and over how much time
 * how many of them followed another one of the same process.
 */
public record CallCounts(int planned, int made, @Nullable Long minGapMs, int followed, Duration span) {}
