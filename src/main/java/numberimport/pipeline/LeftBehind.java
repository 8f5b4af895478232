package numberimport.pipeline;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.ImportRun;

/** What can be known of runs that have not ended, of which processes may have: a lease says only who has the task. */
record LeftBehind(ImportLedger ledger, Clock clock) {

    /** Runs that were being sent into a task when their process ended; under the task's lease, or while nobody has it. */
    List<Long> in(String account, long task) {
        return ledger.runs().beingSent(account, task).stream()
                .map(ImportRun::id)
                .filter(run -> !hasStopped(run))
                .toList();
    }

    /** Whether a run that nobody is at work on was asked to stop; it is written down as stopped then. */
    boolean hasStopped(long run) {
        if (!ledger.runs().stopRequested(run)) {
            return false;
        }
        new RunConclusion(ledger, clock).stoppedAtRest(run);
        return true;
    }

    /** A run that the process which has its task is at work on for certain: no other run into the task has not ended. */
    Optional<ImportRun> soleAtWork(Optional<ImportRun> wanted) {
        return wanted.filter(run -> {
            var active = ledger.runs()
                    .active(run.identity().account(), run.identity().task());
            return active.size() == 1 && active.get(0).id() == run.id();
        });
    }
}
