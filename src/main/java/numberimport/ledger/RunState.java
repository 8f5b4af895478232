package numberimport.ledger;

/**
 * Where a run stands.
 *
 * <pre>
 * STAGING → READY → SENDING → COMPLETED
 *    any of the first three → REFUSED (nothing sent) | STOPPED | FAILED, each of which can be taken up again
 * </pre>
 */
public enum RunState {
    /** The file is being checked and packed into batches; nothing has been sent. */
    STAGING,
    /** Every row stands in the ledger; nothing has been sent. */
    READY,
    /** Batches are on their way. */
    SENDING,
    /** Every row has its final outcome. */
    COMPLETED,
    /** Ended in order by a person, a signal or an opened task; the rest can be resumed. */
    STOPPED,
    /** Ended by a failure or with unknown rows; the rest can be resumed. */
    FAILED,
    /** Turned away before the first call; nothing was sent. */
    REFUSED;

    /** Whether a process should be at work on a run in this state. */
    public boolean active() {
        return this == STAGING || this == READY || this == SENDING;
    }
}
