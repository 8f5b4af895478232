package numberimport.submission.model;

/**
 * The ledger, the lease and the processes, in one word. Rows are sets of bits. The lease's epoch is kept as who has the current
 * one, which is all that anybody asks of it; so leases may change hands without end, in a finite number of states.
 */
record OurSide(long word) {

    static final int PROCESSES = 2;
    static final int MOST_ATTEMPTS = 4;
    static final int MOST_ROWS = 3;
    static final int NOBODY = PROCESSES;

    private static final int ATTEMPT_BITS = MOST_ROWS + 2;
    private static final int PROCESS_BITS = 4 + 2 + MOST_ROWS;
    private static final int PROCESSES_AT = MOST_ATTEMPTS * ATTEMPT_BITS;
    private static final int REST_AT = PROCESSES_AT + PROCESSES * PROCESS_BITS;

    private static final Field[] ROWS = Field.row(MOST_ATTEMPTS, ATTEMPT_BITS, 0, MOST_ROWS);
    private static final Field[] STATE = Field.row(MOST_ATTEMPTS, ATTEMPT_BITS, MOST_ROWS, 2);
    private static final Field[] ACTIVITY = Field.row(PROCESSES, PROCESS_BITS, PROCESSES_AT, 4);
    private static final Field[] ATTEMPT = Field.row(PROCESSES, PROCESS_BITS, PROCESSES_AT + 4, 2);
    private static final Field[] SEEN = Field.row(PROCESSES, PROCESS_BITS, PROCESSES_AT + 6, MOST_ROWS);
    private static final Field ACCEPTED = Field.at(REST_AT, MOST_ROWS);
    private static final Field HOLDER = Field.at(REST_AT + MOST_ROWS, 2);
    private static final Field CRASHES_LEFT = Field.at(REST_AT + MOST_ROWS + 2, 2);

    static OurSide before(int crashes) {
        return new OurSide(CRASHES_LEFT.set(HOLDER.set(0, NOBODY), crashes));
    }

    int rowsOf(int attempt) {
        return ROWS[attempt].of(word);
    }

    AttemptState state(int attempt) {
        return AttemptState.of(STATE[attempt].of(word));
    }

    OurSide withAttempt(int attempt, int rows, AttemptState state) {
        return new OurSide(ROWS[attempt].set(STATE[attempt].set(word, state.ordinal()), rows));
    }

    OurSide with(int attempt, AttemptState state) {
        return new OurSide(STATE[attempt].set(word, state.ordinal()));
    }

    /** The rows of SENT batches. */
    int accepted() {
        return ACCEPTED.of(word);
    }

    OurSide withAccepted(int rows) {
        return new OurSide(ACCEPTED.set(word, rows));
    }

    /** The rows that stand in a batch with an attempt whose outcome is open. */
    int rowsUnderway() {
        var rows = 0;
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            rows |= state(attempt).open() ? rowsOf(attempt) : 0;
        }
        return rows;
    }

    int attemptsMade() {
        var made = 0;
        while (made < MOST_ATTEMPTS && state(made) != AttemptState.NOT_MADE) {
            made++;
        }
        return made;
    }

    Activity activity(int process) {
        return Activity.of(ACTIVITY[process].of(word));
    }

    /** The attempt that the process has in hand; means something only while it sends or settles. */
    int attemptOf(int process) {
        return ATTEMPT[process].of(word);
    }

    int seenBy(int process) {
        return SEEN[process].of(word);
    }

    OurSide at(int process, Activity activity) {
        return new OurSide(ACTIVITY[process].set(word, activity.ordinal()));
    }

    OurSide at(int process, Activity activity, int attempt) {
        return new OurSide(ATTEMPT[process].set(at(process, activity).word, attempt));
    }

    OurSide deciding(int process, int seen) {
        return new OurSide(SEEN[process].set(at(process, Activity.DECIDING).word, seen));
    }

    /** Nothing is in the process's hands any more. */
    OurSide handsFree(int process, Activity activity) {
        return new OurSide(SEEN[process].set(at(process, activity, 0).word, 0));
    }

    boolean inHand(int attempt) {
        for (int process = 0; process < PROCESSES; process++) {
            if (activity(process).compareTo(Activity.READY) > 0 && attemptOf(process) == attempt) {
                return true;
            }
        }
        return false;
    }

    boolean awaited(int attempt) {
        for (int process = 0; process < PROCESSES; process++) {
            if (activity(process) == Activity.AWAITING_ANSWER && attemptOf(process) == attempt) {
                return true;
            }
        }
        return false;
    }

    /** Who took the lease last, or nobody when that process is dead. */
    int leaseHolder() {
        return HOLDER.of(word);
    }

    OurSide withLeaseHolder(int process) {
        return new OurSide(HOLDER.set(word, process));
    }

    int crashesLeft() {
        return CRASHES_LEFT.of(word);
    }

    OurSide withCrashesLeft(int crashes) {
        return new OurSide(CRASHES_LEFT.set(word, crashes));
    }
}
