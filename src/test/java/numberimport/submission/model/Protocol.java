package numberimport.submission.model;

/** Every step that can be taken from a state of a scope. */
final class Protocol {

    private final Scope scope;
    private final SendingSteps sending;
    private final SettlingSteps settling;
    private final ReplicaSteps replica;
    private final ApiSteps api;

    Protocol(Scope scope) {
        var ledger = new LedgerWrites(scope);
        this.scope = scope;
        this.sending = new SendingSteps(scope, ledger);
        this.replica = new ReplicaSteps(scope);
        this.settling = new SettlingSteps(scope, ledger, replica);
        this.api = new ApiSteps(scope);
    }

    ProtocolState start() {
        return new ProtocolState(OurSide.before(scope.size().crashes()), new TheirSide(0));
    }

    void stepsFrom(ProtocolState state, Step.Taker steps) {
        for (int process = 0; process < OurSide.PROCESSES; process++) {
            sending.from(state, process, steps);
            settling.from(state, process, steps);
        }
        api.from(state, steps);
        replica.from(state, steps);
    }
}
