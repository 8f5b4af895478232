package numberimport.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a run ended: the exit code of DESIGN's contract, what was said about it, and when. */
public record RunEnding(int exitCode, @Nullable String message, Instant at) {}
