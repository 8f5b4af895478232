package numberimport.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One sending of a batch, fixed before its first byte leaves: the nonce, the signed time (whole seconds), and who sends. What is
 * learnt later: the latest time at which the API can have admitted it, the code of an answer that does not settle it, whether the
 * API denies that it took anything of it, and what was said last of its outcome.
 */
public record Attempt(
        String nonce,
        Instant signedAt,
        String owner,
        @Nullable Instant admittedUntil,
        @Nullable Integer apiCode,
        boolean denied,
        @Nullable String message) {

    /** An attempt of which nothing is known yet. */
    public Attempt(String nonce, Instant signedAt, String owner) {
        this(nonce, signedAt, owner, null, null, false, null);
    }
}
