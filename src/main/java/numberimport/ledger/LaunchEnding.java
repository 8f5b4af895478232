package numberimport.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a launch ended: the run it became, if it became one, the exit code that the command line would have given, and a sentence. */
public record LaunchEnding(@Nullable Long run, int exitCode, String message, Instant at) {}
