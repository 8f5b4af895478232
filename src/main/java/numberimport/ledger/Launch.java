package numberimport.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A wish to import a file, and what became of it. {@code failures} counts how often it was tried in vain. */
public record Launch(
        long id,
        LaunchRequest request,
        LaunchState state,
        int failures,
        Instant createdAt,
        @Nullable LaunchEnding ending) {}
