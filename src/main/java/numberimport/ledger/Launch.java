package numberimport.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A wish to import a file, and what became of it. {@code failures} counts how often it was tried in vain, {@code message} says why it
 * waits, where it was at work before; {@code dueAt} is before when it is not to begin; {@code run} is the run that it has become so far.
 */
public record Launch(
        long id,
        LaunchRequest request,
        LaunchState state,
        int failures,
        Instant createdAt,
        Instant dueAt,
        @Nullable String message,
        @Nullable Long run,
        @Nullable LaunchEnding ending) {}
