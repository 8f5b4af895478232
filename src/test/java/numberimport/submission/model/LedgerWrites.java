package numberimport.submission.model;

/** The compare-and-sets of the ledger: where the batch has moved on, nothing changes, and what somebody else wrote stands. */
final class LedgerWrites {

    private final boolean epochChecked;

    LedgerWrites(Scope scope) {
        this.epochChecked = scope.has(Protection.EPOCH_IN_LEDGER_WRITES);
    }

    boolean allowed(OurSide ours, int process) {
        return !epochChecked || ours.leaseHolder() == process;
    }

    OurSide acknowledged(OurSide ours, int process, int attempt) {
        return allowed(ours, process) && ours.state(attempt).open() ? close(ours, attempt, ours.rowsOf(attempt)) : ours;
    }

    /** Nothing was applied: the batch is pending again. */
    OurSide notApplied(OurSide ours, int process, int attempt) {
        return allowed(ours, process) && ours.state(attempt) == AttemptState.SENDING ? close(ours, attempt, 0) : ours;
    }

    OurSide inDoubt(OurSide ours, int process, int attempt) {
        return allowed(ours, process) && ours.state(attempt) == AttemptState.SENDING
                ? ours.with(attempt, AttemptState.IN_DOUBT)
                : ours;
    }

    /** The seen rows are sent, and the missing ones are pending again, as a batch of their own where some were seen. */
    OurSide settled(OurSide ours, int process, int attempt, int seen) {
        return allowed(ours, process) && ours.state(attempt) == AttemptState.IN_DOUBT
                ? close(ours, attempt, seen)
                : ours;
    }

    OurSide doubtInterrupted(OurSide ours) {
        var changed = ours;
        for (int attempt = 0; attempt < OurSide.MOST_ATTEMPTS; attempt++) {
            if (ours.state(attempt) == AttemptState.SENDING) {
                changed = changed.with(attempt, AttemptState.IN_DOUBT);
            }
        }
        return changed;
    }

    /** An attempt that was never really on the disk: its batch is pending as if it had not been made. */
    static OurSide unmade(OurSide ours, int attempt) {
        return ours.state(attempt) == AttemptState.SENDING ? close(ours, attempt, 0) : ours;
    }

    private static OurSide close(OurSide ours, int attempt, int acceptedRows) {
        return ours.withAccepted(acceptedRows).with(attempt, AttemptState.CLOSED);
    }
}
