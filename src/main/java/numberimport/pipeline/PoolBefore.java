package numberimport.pipeline;

import numberimport.api.TaskDetails;
import numberimport.ledger.PoolStart;
import numberimport.submission.PoolReader;

/**
 * What a run's task holds before the run sends anything: noted at each start, until the first attempt. Where the task has grown since an
 * earlier start by more than the ledger knows of, a ledger that is lost may have sent the run: that is looked for first.
 */
final class PoolBefore {

    private final ActiveRun run;
    private boolean grown;

    PoolBefore(ActiveRun run) {
        this.run = run;
    }

    /** Before staging. */
    void note(TaskDetails task) {
        if (run.ledger().attempts().everMade(run.id())) {
            return;
        }
        var count = count(task);
        grown = isNoted()
                && count - noted().customerCount() > run.ledger().batches().acceptedSince(run.id());
        if (!grown) {
            startsAt(task);
        }
    }

    /** After staging: nothing is sent that is there already. */
    void recall() throws Exception {
        if (!grown) {
            return;
        }
        try (var submission = Sending.open(run)) {
            submission.recall();
            Sending.raise(run, submission.end());
        }
        if (!run.ledger().attempts().everMade(run.id())) {
            startsAt(run.api().task(run.task()));
        }
    }

    private PoolStart noted() {
        return run.current().poolStart();
    }

    private boolean isNoted() {
        return noted().customerCount() > 0 || noted().watermark() != null;
    }

    private void startsAt(TaskDetails task) {
        run.ledger().runs().startsAt(run.id(), poolStart(task));
    }

    /**
     * Where a pool ends that has numbers is looked for only when an outcome is in doubt, unless it ends with the very numbers that are
     * to be sent once more.
     */
    private PoolStart poolStart(TaskDetails task) {
        var count = count(task);
        if (count == 0) {
            return new PoolStart(0L, count);
        }
        return new PoolStart(showsWhatWasSent() ? new PoolReader(run.api(), task.id()).tail(0) : null, count);
    }

    private static long count(TaskDetails task) {
        var count = task.customerCount();
        if (count == null) {
            throw new ProblemException(new Problem(
                    "API_UNAVAILABLE",
                    "The details of task " + task.id() + " lack customer_count, expected how many numbers it holds.",
                    "ask the vendor; the room in the task can't be known without it",
                    ExitCode.API_FAILED));
        }
        return count;
    }

    /** Whether the file was sent into the task before, so long ago that the pool shows it. */
    private boolean showsWhatWasSent() {
        var identity = run.current().identity();
        var unseen = PoolReader.longestUnseen(run.apiProperties().processingTime());
        var shownByNow = run.api().serverTime().minus(unseen);
        return identity.ordinal() > 1
                && run.ledger()
                        .attempts()
                        .lastInto(identity.account(), identity.task())
                        .filter(last -> last.isAfter(shownByNow))
                        .isEmpty();
    }
}
