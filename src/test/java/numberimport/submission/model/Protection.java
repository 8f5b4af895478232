package numberimport.submission.model;

/** What the protocol does so that nothing is sent twice; each can be left out to see what it is good for. */
enum Protection {
    /** A kill does not take back the attempt that was written before its call left. */
    DURABLE_ATTEMPT,
    /** A call carries the nonce and the time of its attempt, however long the process slept in between. */
    FROZEN_SIGNATURE,
    /** What ends without a clear answer is in doubt, not pending. */
    DOUBT,
    /** What a process left under way is in doubt for the next one. */
    TAKE_OVER,
    /** 20622 and 20623 are no clear answer. */
    REFUSAL_IS_DOUBT,
    /** Spends the nonce of an attempt in doubt before anything is concluded from its absence. */
    NONCE_FENCE,
    /** Lets the timestamp of an attempt in doubt expire before anything is concluded from its absence. */
    TIME_FENCE,
    /** A used nonce says that a call was admitted, and the pool says what it applied. */
    POOL_DECIDES,
    /** Waits until what was admitted is applied or dead. */
    WAIT_FOR_PROCESSING,
    /** Concludes an absence only from a reading that shows the batch acknowledged last. */
    CANARY,
    /** The API shows within that wait what it has applied. */
    LISTED_WITHIN_THE_WAIT,
    /** Ledger writes change a batch only where it still is in the state and the attempt that they are about. */
    COMPARE_AND_SET,
    /** Ledger writes ask for the current epoch of the lease, besides the compare-and-set. The code does without. */
    EPOCH_IN_LEDGER_WRITES
}
