package numberimport.submission.model;

/** What a reading of the pool shows: the pool itself or, in some scopes, a replica that lags. */
final class ReplicaSteps {

    private final Scope scope;
    private final boolean standsStill;
    private final boolean trails;

    ReplicaSteps(Scope scope) {
        this.scope = scope;
        this.standsStill = scope.has(Circumstance.REPLICA_STANDS_STILL);
        this.trails = scope.has(Circumstance.REPLICA_TRAILS);
    }

    void from(ProtocolState state, Step.Taker steps) {
        var stillBehind = standsStill && !state.theirs().canaryListed();
        var behind = trails
                && (!showsCanary(state.theirs())
                        || shows(state.theirs()) != state.theirs().pool());
        if (stillBehind || behind) {
            steps.take(Step.CATCH_UP, 0, 0, state.with(state.theirs().catchUp()));
        }
    }

    int shows(TheirSide theirs) {
        if (trails || (standsStill && !theirs.canaryListed())) {
            return theirs.listed();
        }
        return theirs.pool();
    }

    boolean showsCanary(TheirSide theirs) {
        return (!standsStill && !trails) || theirs.canaryListed();
    }

    /** Whether a wait that is long enough for the listing, where there is such a wait, may be over. */
    boolean waitedFor(TheirSide theirs) {
        return !trails || !scope.has(Protection.LISTED_WITHIN_THE_WAIT) || theirs.listed() == theirs.pool();
    }
}
