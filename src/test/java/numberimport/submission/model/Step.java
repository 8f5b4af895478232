package numberimport.submission.model;

/** The kinds of steps, and how a trace tells them: {@code %1$d} is who or which attempt, {@code %2$d} which attempt or row. */
enum Step {
    TAKE_LEASE("process %1$d takes the lease"),
    NOTICE_LOST_LEASE("process %1$d notices that its lease is lost"),
    DIE("process %1$d is killed"),
    DOUBT_INTERRUPTED("process %1$d puts in doubt what is under way"),
    WRITE_ATTEMPT("process %1$d writes attempt %2$d down"),
    SEND("process %1$d sends attempt %2$d"),
    SIGN_ANEW_AND_SEND("process %1$d wakes, signs attempt %2$d anew and sends it"),
    TAKE_BACK("process %1$d takes attempt %2$d back, of which nothing left"),
    READ_ANSWER("process %1$d reads the answer to attempt %2$d"),
    TIME_OUT("process %1$d waits no longer for the answer to attempt %2$d"),
    BEGIN_TO_SETTLE("process %1$d begins to settle attempt %2$d"),
    CONFIRM("process %1$d finds all rows of attempt %2$d in the pool: sent"),
    MISS_ROWS("process %1$d does not find all rows of attempt %2$d in the pool"),
    BURN_UNUSED("process %1$d spends the nonce of attempt %2$d, which was unused"),
    BURN_USED("process %1$d learns that the nonce of attempt %2$d was used"),
    BURN_UNANSWERED("process %1$d spends the nonce of attempt %2$d, and the answer is lost"),
    TAKE_FOR_SENT("process %1$d learns that the nonce of attempt %2$d was used, and takes it for sent"),
    FIND_EXPIRED("process %1$d finds attempt %2$d too old to be admitted"),
    WAIT_OUT("process %1$d has waited for attempt %2$d to be processed"),
    READ_POOL("process %1$d reads the pool for attempt %2$d"),
    SETTLE_BY_POOL("process %1$d settles attempt %2$d by what the pool showed"),
    SETTLE_NOT_RECEIVED("process %1$d settles attempt %2$d as never received"),
    DELIVER("attempt %1$d arrives and is admitted"),
    DENY("attempt %1$d arrives and is turned away with its nonce spent"),
    REFUSE("a copy of attempt %1$d arrives and is refused"),
    REFUSE_SILENTLY("a copy of attempt %1$d arrives and is refused, which nobody hears"),
    LOSE("a copy of attempt %1$d is lost"),
    DUPLICATE("a copy is made of attempt %1$d"),
    EXPIRE("the timestamp of attempt %1$d expires"),
    APPLY("attempt %1$d: row %2$d is applied"),
    DIE_HALF_WAY("attempt %1$d dies half way"),
    CATCH_UP("the replica catches up");

    private final String phrase;

    Step(String phrase) {
        this.phrase = phrase;
    }

    /** The step in words; processes, attempts and rows are counted from 1. */
    String told(int who, int what) {
        return phrase.formatted(who + 1, what + 1);
    }

    /** Takes the steps that are possible in a state. */
    @FunctionalInterface
    interface Taker {

        void take(Step step, int who, int what, ProtocolState next);
    }
}
