package numberimport.ledger;

import java.time.Instant;

/** What became of an attempt, how that is known, and when it was known. */
public record AttemptOutcome(How how, String message, Instant at) {

    /** By what an outcome is known. */
    public enum How {
        /** Not a byte left. */
        NOT_SENT,
        /** The API's answer says that nothing was applied. */
        NOT_APPLIED,
        /** The API's answer says what was applied. */
        ANSWER,
        /** Nothing says it yet. */
        IN_DOUBT,
        /** The task's pool shows it. */
        POOL,
        /** The nonce was still unused, or the pool shows nothing of it: it was not received. */
        NOT_RECEIVED,
        /** No evidence can be had. */
        NO_EVIDENCE
    }
}
