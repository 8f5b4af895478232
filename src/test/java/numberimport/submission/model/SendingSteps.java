package numberimport.submission.model;

import static numberimport.submission.model.Activity.AWAITING_ANSWER;
import static numberimport.submission.model.Activity.CLAIMED;
import static numberimport.submission.model.Activity.IDLE;
import static numberimport.submission.model.Activity.LOOKING;
import static numberimport.submission.model.Activity.READY;

/** What a process does to send, until it has or gives up an answer, and how it comes by its turn and loses it. */
final class SendingSteps {

    private final Scope scope;
    private final LedgerWrites ledger;

    SendingSteps(Scope scope, LedgerWrites ledger) {
        this.scope = scope;
        this.ledger = ledger;
    }

    void from(ProtocolState state, int process, Step.Taker steps) {
        switch (state.ours().activity(process)) {
            case IDLE -> takeLease(state, process, steps);
            case READY -> lookForWork(state, process, steps);
            case CLAIMED -> send(state, process, steps);
            case AWAITING_ANSWER -> awaitAnswer(state, process, steps);
            default -> {
                // It settles.
            }
        }
        die(state, process, steps);
    }

    /** A lease may run out at any time, so it may be taken at any time. */
    private void takeLease(ProtocolState state, int process, Step.Taker steps) {
        var next = state.ours().withLeaseHolder(process).at(process, READY);
        steps.take(Step.TAKE_LEASE, process, 0, state.with(next));
    }

    private void lookForWork(ProtocolState state, int process, Step.Taker steps) {
        var ours = state.ours();
        if (ours.leaseHolder() != process) {
            steps.take(Step.NOTICE_LOST_LEASE, process, 0, state.with(ours.at(process, IDLE)));
        }
        if (!ledger.allowed(ours, process)) {
            return;
        }
        var doubted = ledger.doubtInterrupted(ours);
        if (scope.has(Protection.TAKE_OVER) && !doubted.equals(ours)) {
            steps.take(Step.DOUBT_INTERRUPTED, process, 0, state.with(doubted));
        }
        writeAttempt(state, process, steps);
        beginToSettle(state, process, steps);
    }

    private void writeAttempt(ProtocolState state, int process, Step.Taker steps) {
        var ours = state.ours();
        var attempt = ours.attemptsMade();
        var pending = scope.allRows() & ~ours.accepted() & ~ours.rowsUnderway();
        if (pending == 0 || attempt == scope.size().attempts()) {
            return;
        }
        var batch = scope.batchOf(Integer.numberOfTrailingZeros(pending)) & pending;
        var next = ours.withAttempt(attempt, batch, AttemptState.SENDING).at(process, CLAIMED, attempt);
        steps.take(Step.WRITE_ATTEMPT, process, attempt, state.with(next));
    }

    private void beginToSettle(ProtocolState state, int process, Step.Taker steps) {
        for (int attempt = 0; attempt < scope.size().attempts(); attempt++) {
            if (state.ours().state(attempt) == AttemptState.IN_DOUBT) {
                var next = state.ours().at(process, LOOKING, attempt);
                steps.take(Step.BEGIN_TO_SETTLE, process, attempt, state.with(next));
            }
        }
    }

    private void send(ProtocolState state, int process, Step.Taker steps) {
        var attempt = state.ours().attemptOf(process);
        var ours = state.ours().at(process, AWAITING_ANSWER);
        var theirs = state.theirs().withCopies(attempt, 1);
        steps.take(Step.SEND, process, attempt, new ProtocolState(ours, theirs));
        if (!scope.has(Protection.FROZEN_SIGNATURE) && state.ours().leaseHolder() != process) {
            var woken = new ProtocolState(ours, theirs.signAnew(attempt));
            steps.take(Step.SIGN_ANEW_AND_SEND, process, attempt, woken);
        }
        var back = ledger.notApplied(state.ours(), process, attempt).handsFree(process, READY);
        steps.take(Step.TAKE_BACK, process, attempt, state.with(back));
    }

    private void awaitAnswer(ProtocolState state, int process, Step.Taker steps) {
        var attempt = state.ours().attemptOf(process);
        var answer = state.theirs().answer(attempt);
        if (answer != Answer.NONE) {
            var heard = outcome(state.ours(), process, attempt, answer).handsFree(process, READY);
            steps.take(Step.READ_ANSWER, process, attempt, unawaited(state, heard, attempt));
        }
        var doubted = unclear(state.ours(), process, attempt).handsFree(process, READY);
        steps.take(Step.TIME_OUT, process, attempt, unawaited(state, doubted, attempt));
    }

    private OurSide outcome(OurSide ours, int process, int attempt, Answer answer) {
        return switch (answer) {
            case OK -> ledger.acknowledged(ours, process, attempt);
            case DENIED -> ledger.notApplied(ours, process, attempt);
            case REFUSED ->
                scope.has(Protection.REFUSAL_IS_DOUBT)
                        ? unclear(ours, process, attempt)
                        : ledger.notApplied(ours, process, attempt);
            case ERROR, NONE -> unclear(ours, process, attempt);
        };
    }

    private OurSide unclear(OurSide ours, int process, int attempt) {
        return scope.has(Protection.DOUBT)
                ? ledger.inDoubt(ours, process, attempt)
                : ledger.notApplied(ours, process, attempt);
    }

    private void die(ProtocolState state, int process, Step.Taker steps) {
        var ours = state.ours();
        var activity = ours.activity(process);
        if (activity == IDLE || ours.crashesLeft() == 0) {
            return;
        }
        var dead = ours.handsFree(process, IDLE).withCrashesLeft(ours.crashesLeft() - 1);
        if (ours.leaseHolder() == process) {
            dead = dead.withLeaseHolder(OurSide.NOBODY);
        }
        if (activity == CLAIMED || activity == AWAITING_ANSWER) {
            var attempt = ours.attemptOf(process);
            dead = scope.has(Protection.DURABLE_ATTEMPT) ? dead : LedgerWrites.unmade(dead, attempt);
            steps.take(Step.DIE, process, 0, unawaited(state, dead, attempt));
        } else {
            steps.take(Step.DIE, process, 0, state.with(dead));
        }
    }

    /** An answer that nobody waits for is heard by nobody. */
    private static ProtocolState unawaited(ProtocolState state, OurSide ours, int attempt) {
        return new ProtocolState(ours, state.theirs().with(attempt, Answer.NONE));
    }
}
