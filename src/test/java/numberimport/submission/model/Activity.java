package numberimport.submission.model;

/** What a process is at; all of it is lost when the process is killed. */
enum Activity {
    /** Has no lease, or has just started. */
    IDLE,
    /** Has taken the lease and looks for what to do next. */
    READY,
    /** Has made an attempt durable, and nothing of it left yet. */
    CLAIMED,
    AWAITING_ANSWER,
    /** Settles a batch in doubt: looks whether the pool shows all of it. */
    LOOKING,
    FENCING,
    /** The fence said that the attempt was never admitted. */
    NEVER_ADMITTED,
    WAITING_FOR_PROCESSING,
    READING_POOL,
    /** Has read the pool, and not yet written down what that means. */
    DECIDING;

    private static final Activity[] ALL = values();

    static Activity of(int ordinal) {
        return ALL[ordinal];
    }
}
