package numberimport.submission.model;

/** Everything that the protocol can be in: our side and theirs. */
record ProtocolState(OurSide ours, TheirSide theirs) {

    ProtocolState with(OurSide changed) {
        return new ProtocolState(changed, theirs);
    }

    ProtocolState with(TheirSide changed) {
        return new ProtocolState(ours, changed);
    }

    Harm harm() {
        for (int row = 0; row < OurSide.MOST_ROWS; row++) {
            if (theirs.applied(row) == TheirSide.TWICE) {
                return Harm.APPLIED_TWICE;
            }
        }
        return (ours.accepted() & ~theirs.pool()) == 0 ? Harm.NONE : Harm.ACCEPTED_BUT_NOT_APPLIED;
    }

    /** The same without the past that no step asks about any more, so that states which differ only in it are one. */
    ProtocolState withoutPast() {
        var state = this;
        for (int attempt = 0; attempt < OurSide.MOST_ATTEMPTS; attempt++) {
            if (ours.state(attempt) == AttemptState.CLOSED && theirs.quiet(attempt) && !ours.inHand(attempt)) {
                state = new ProtocolState(
                        state.ours.withAttempt(attempt, 0, AttemptState.CLOSED), state.theirs.forget(attempt));
            }
        }
        return state;
    }
}
