package numberimport.ledger;

import org.jspecify.annotations.Nullable;

/** The calls of a run: planned at staging, made so far, and the smallest gap between two starts in milliseconds, if two were made. */
public record CallCounts(int planned, int made, @Nullable Long minGapMs) {}
