package numberimport.submission.model;

import static numberimport.submission.model.Activity.DECIDING;
import static numberimport.submission.model.Activity.FENCING;
import static numberimport.submission.model.Activity.NEVER_ADMITTED;
import static numberimport.submission.model.Activity.READING_POOL;
import static numberimport.submission.model.Activity.READY;
import static numberimport.submission.model.Activity.WAITING_FOR_PROCESSING;

/** What a process does to settle an attempt in doubt: look, fence, wait, read, decide. */
final class SettlingSteps {

    private final Scope scope;
    private final LedgerWrites ledger;
    private final ReplicaSteps replica;

    SettlingSteps(Scope scope, LedgerWrites ledger, ReplicaSteps replica) {
        this.scope = scope;
        this.ledger = ledger;
        this.replica = replica;
    }

    void from(ProtocolState state, int process, Step.Taker steps) {
        switch (state.ours().activity(process)) {
            case LOOKING -> look(state, process, steps);
            case FENCING -> fence(state, process, steps);
            case NEVER_ADMITTED -> settle(Step.SETTLE_NOT_RECEIVED, state, process, 0, steps);
            case WAITING_FOR_PROCESSING -> awaitProcessing(state, process, steps);
            case READING_POOL -> readPool(state, process, steps);
            case DECIDING ->
                settle(Step.SETTLE_BY_POOL, state, process, state.ours().seenBy(process), steps);
            default -> {
                // It does not settle.
            }
        }
    }

    /** What is seen needs no fence: it is there to stay. */
    private void look(ProtocolState state, int process, Step.Taker steps) {
        if (allSeen(state, process)) {
            confirm(state, process, steps);
            return;
        }
        var fenced = scope.has(Protection.NONCE_FENCE) || scope.has(Protection.TIME_FENCE);
        go(Step.MISS_ROWS, state, process, fenced ? FENCING : READING_POOL, steps);
    }

    private void fence(ProtocolState state, int process, Step.Taker steps) {
        var attempt = state.ours().attemptOf(process);
        if (scope.has(Protection.TIME_FENCE) && state.theirs().expired(attempt)) {
            go(Step.FIND_EXPIRED, state, process, WAITING_FOR_PROCESSING, steps);
        }
        if (scope.has(Protection.NONCE_FENCE)) {
            burn(state, process, attempt, steps);
        }
    }

    private void burn(ProtocolState state, int process, int attempt, Step.Taker steps) {
        var theirs = state.theirs();
        var raced = scope.has(Circumstance.NONCE_STORE_NOT_ATOMIC);
        if (theirs.burnt(attempt) || (theirs.admitted(attempt) && !raced)) {
            if (!scope.has(Protection.POOL_DECIDES)) {
                settle(Step.TAKE_FOR_SENT, state, process, state.ours().rowsOf(attempt), steps);
                return;
            }
            go(Step.BURN_USED, state, process, WAITING_FOR_PROCESSING, steps);
            return;
        }
        var burnt = state.with(theirs.burn(attempt));
        go(Step.BURN_UNUSED, burnt, process, NEVER_ADMITTED, steps);
        steps.take(Step.BURN_UNANSWERED, process, attempt, burnt);
    }

    private void awaitProcessing(ProtocolState state, int process, Step.Taker steps) {
        if (allSeen(state, process)) {
            confirm(state, process, steps);
        }
        var over = state.theirs().left(state.ours().attemptOf(process)) == 0;
        if (!scope.has(Protection.WAIT_FOR_PROCESSING) || (over && replica.waitedFor(state.theirs()))) {
            go(Step.WAIT_OUT, state, process, READING_POOL, steps);
        }
    }

    private void readPool(ProtocolState state, int process, Step.Taker steps) {
        if (scope.has(Protection.CANARY) && !replica.showsCanary(state.theirs())) {
            // Proves nothing, so nothing is concluded: the pool is read again later.
            return;
        }
        var attempt = state.ours().attemptOf(process);
        var seen = replica.shows(state.theirs()) & state.ours().rowsOf(attempt);
        steps.take(Step.READ_POOL, process, attempt, state.with(state.ours().deciding(process, seen)));
    }

    private boolean allSeen(ProtocolState state, int process) {
        var rows = state.ours().rowsOf(state.ours().attemptOf(process));
        return (rows & ~replica.shows(state.theirs())) == 0;
    }

    private void confirm(ProtocolState state, int process, Step.Taker steps) {
        settle(Step.CONFIRM, state, process, state.ours().rowsOf(state.ours().attemptOf(process)), steps);
    }

    private void settle(Step step, ProtocolState state, int process, int seen, Step.Taker steps) {
        var attempt = state.ours().attemptOf(process);
        var next = ledger.settled(state.ours(), process, attempt, seen).handsFree(process, READY);
        steps.take(step, process, attempt, state.with(next));
    }

    private static void go(Step step, ProtocolState state, int process, Activity to, Step.Taker steps) {
        var next = state.with(state.ours().at(process, to));
        steps.take(step, process, state.ours().attemptOf(process), next);
    }
}
