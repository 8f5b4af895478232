package numberimport.submission.model;

/** The compare-and-sets of the ledger: where the batch has moved on, nothing changes, and what somebody else wrote stands. */
final class LedgerWrites {

    private final boolean epochChecked;
    private final boolean compared;

    LedgerWrites(Scope scope) {
        this.epochChecked = scope.has(Protection.EPOCH_IN_LEDGER_WRITES);
        this.compared = scope.has(Protection.COMPARE_AND_SET);
    }

    boolean allowed(OurSide ours, int process) {
        return !epochChecked || ours.leaseHolder() == process;
    }

    OurSide acknowledged(OurSide ours, int process, int attempt) {
        return mayWrite(ours, process, ours.state(attempt).open()) ? write(ours, attempt, ours.rowsOf(attempt)) : ours;
    }

    /** Nothing was applied: the batch is pending again. */
    OurSide notApplied(OurSide ours, int process, int attempt) {
        return mayWrite(ours, process, ours.state(attempt) == AttemptState.SENDING) ? write(ours, attempt, 0) : ours;
    }

    OurSide inDoubt(OurSide ours, int process, int attempt) {
        return allowed(ours, process) && ours.state(attempt) == AttemptState.SENDING
                ? ours.with(attempt, AttemptState.IN_DOUBT)
                : ours;
    }

    /** The seen rows are sent, and the missing ones are pending again, as a batch of their own where some were seen. */
    OurSide settled(OurSide ours, int process, int attempt, int seen) {
        return mayWrite(ours, process, ours.state(attempt) == AttemptState.IN_DOUBT)
                ? write(ours, attempt, seen)
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
        return ours.state(attempt) == AttemptState.SENDING ? ours.with(attempt, AttemptState.CLOSED) : ours;
    }

    private boolean mayWrite(OurSide ours, int process, boolean asExpected) {
        return allowed(ours, process) && (asExpected || !compared);
    }

    /** The batch's rows are accepted or pending from now on, and whatever attempt they were in is over. */
    private static OurSide write(OurSide ours, int attempt, int acceptedRows) {
        var rows = ours.rowsOf(attempt);
        var changed = ours.with(attempt, AttemptState.CLOSED);
        for (int other = 0; other < OurSide.MOST_ATTEMPTS; other++) {
            if (ours.state(other).open() && (ours.rowsOf(other) & rows) != 0) {
                changed = changed.with(other, AttemptState.CLOSED);
            }
        }
        return changed.withAccepted((ours.accepted() & ~rows) | acceptedRows);
    }
}
