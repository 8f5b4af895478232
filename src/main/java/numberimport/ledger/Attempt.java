package numberimport.ledger;

import java.time.Instant;

/** One sending of a batch, fixed before its first byte leaves: the nonce, the signed time (whole seconds), and who sends. */
public record Attempt(String nonce, Instant signedAt, String owner) {}
