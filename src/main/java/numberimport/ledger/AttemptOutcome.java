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
        /** The pool shows the numbers, but not as they were sent: perhaps somebody else added them. */
        POOL_WEAK,
        /** Sent once more, the API said that the numbers were there already. */
        DUPLICATE_ANSWER,
        /** The nonce was still unused: the API never took it. */
        NOT_RECEIVED,
        /** The API took it, and the pool, read when it could no longer take effect, shows nothing of it. */
        NOT_KEPT,
        /** The same, and the API had said that it turned it away: its content is at fault. */
        TURNED_AWAY,
        /** No evidence can be had. */
        NO_EVIDENCE,
        /** A person said so. */
        PERSON;

        /** Whether the API never took the attempt, for certain, so that it says nothing of what the API does with the batch. */
        boolean neverTaken() {
            return this == NOT_SENT || this == NOT_APPLIED || this == NOT_RECEIVED;
        }
    }
}
