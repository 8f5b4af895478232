package numberimport.ledger;

import java.time.Instant;

/**
 * What an account's API was seen to enforce, on which settling relies: that a nonce is taken once, that all calls share their
 * nonces, and that a call with an old timestamp is turned away.
 */
public record Capability(Instant checkedAt, boolean nonceOnce, boolean nonceShared, boolean timeWindow) {

    /** What its documentation promises. */
    public static final Capability DOCUMENTED = new Capability(Instant.EPOCH, true, true, true);

    /** Whether the nonce of an attempt can be spent on another call. */
    public boolean nonce() {
        return nonceOnce && nonceShared;
    }

    /** The same API, but for its nonces, which were seen to be no fence. */
    public Capability withoutNonce() {
        return new Capability(checkedAt, false, nonceShared, timeWindow);
    }
}
