package numberimport.submission.model;

/** What the network and the API do with the copies of a call, in any order and at any time. */
final class ApiSteps {

    private final Scope scope;

    ApiSteps(Scope scope) {
        this.scope = scope;
    }

    void from(ProtocolState state, Step.Taker steps) {
        for (int attempt = 0; attempt < state.ours().attemptsMade(); attempt++) {
            var copies = state.theirs().copies(attempt);
            if (copies > 0) {
                arrive(state, attempt, steps);
                steps.take(Step.LOSE, attempt, 0, oneCopyLess(state, attempt));
            }
            if (copies == 1 && scope.has(Circumstance.DUPLICATING_MIDDLEBOX)) {
                steps.take(Step.DUPLICATE, attempt, 0, state.with(state.theirs().withCopies(attempt, 2)));
            }
            expire(state, attempt, steps);
            process(state, attempt, steps);
        }
    }

    private void arrive(ProtocolState state, int attempt, Step.Taker steps) {
        var arrived = oneCopyLess(state, attempt);
        if (admissible(state.theirs(), attempt)) {
            var rows = state.ours().rowsOf(attempt);
            var admitted = arrived.theirs().admit(attempt, rows);
            steps.take(Step.DELIVER, attempt, 0, state.with(admitted));
            var denied = arrived.theirs().admit(attempt, 0);
            steps.take(Step.DENY, attempt, 0, answered(state.with(denied), attempt, Answer.DENIED));
        } else {
            steps.take(Step.REFUSE, attempt, 0, answered(arrived, attempt, Answer.REFUSED));
            steps.take(Step.REFUSE_SILENTLY, attempt, 0, arrived);
        }
    }

    private boolean admissible(TheirSide theirs, int attempt) {
        if (theirs.signedAnew(attempt)) {
            return !theirs.admitted(attempt);
        }
        var burnt = theirs.burnt(attempt) && !scope.has(Circumstance.NONCE_STORE_NOT_ATOMIC);
        return !theirs.expired(attempt) && !theirs.admitted(attempt) && !burnt;
    }

    /** Where nothing is under way and nobody will ask, a timestamp may be as old as it likes. */
    private static void expire(ProtocolState state, int attempt, Step.Taker steps) {
        var matters = state.theirs().copies(attempt) > 0
                || state.ours().state(attempt).open();
        if (matters && !state.theirs().expired(attempt)) {
            steps.take(Step.EXPIRE, attempt, 0, state.with(state.theirs().expire(attempt)));
        }
    }

    private static void process(ProtocolState state, int attempt, Step.Taker steps) {
        var left = state.theirs().left(attempt);
        for (int row = 0; row < OurSide.MOST_ROWS; row++) {
            if ((left & (1 << row)) != 0) {
                var rest = left & ~(1 << row);
                var applied = state.with(state.theirs().apply(row).withLeft(attempt, rest));
                steps.take(Step.APPLY, attempt, row, rest == 0 ? answered(applied, attempt, Answer.OK) : applied);
            }
        }
        if (left != 0) {
            var dead = state.with(state.theirs().withLeft(attempt, 0));
            steps.take(Step.DIE_HALF_WAY, attempt, 0, answered(dead, attempt, Answer.ERROR));
        }
    }

    private static ProtocolState oneCopyLess(ProtocolState state, int attempt) {
        return state.with(state.theirs().withCopies(attempt, state.theirs().copies(attempt) - 1));
    }

    private static ProtocolState answered(ProtocolState state, int attempt, Answer answer) {
        return state.ours().awaited(attempt) ? state.with(state.theirs().with(attempt, answer)) : state;
    }
}
