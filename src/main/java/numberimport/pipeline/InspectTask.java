package numberimport.pipeline;

import numberimport.api.ApiException;
import numberimport.api.TaskDetails;
import numberimport.api.TaskStatus;
import numberimport.ledger.PoolStart;
import numberimport.ledger.RunState;
import numberimport.submission.PoolReader;

/** First step: asks the task whether numbers can be added now, and how many it holds before the first one is. */
final class InspectTask implements RunStep {

    /** Code of the problem that the task takes no numbers as it is. */
    static final String NOT_CLOSED = "TASK_NOT_CLOSED";

    private final ActiveRun run;

    InspectTask(ActiveRun run) {
        this.run = run;
    }

    @Override
    public void run() throws Exception {
        run.heedStop();
        if (hasNothingToSend()) {
            return;
        }
        var task = usableTask();
        if (run.hasUnsent()) {
            var account = run.current().identity().account();
            new ApiCapability(run.ledger().capabilities(), run.api(), account)
                    .keepFresh(task.id())
                    .ifPresent(run.operator()::warned);
        }
        if (!run.ledger().attempts().everMade(run.id())) {
            run.ledger().runs().startsAt(run.id(), poolStart(task));
        }
    }

    /**
     * Where a pool ends that has numbers is looked for only when an outcome is in doubt, unless it ends with the very numbers that are
     * to be sent once more.
     */
    private PoolStart poolStart(TaskDetails task) {
        var count = task.customerCount();
        if (count == null) {
            throw new ProblemException(new Problem(
                    "API_UNAVAILABLE",
                    "The details of task " + task.id() + " lack customer_count, expected how many numbers it holds.",
                    "ask the vendor; the room in the task can't be known without it",
                    ExitCode.API_FAILED));
        }
        if (count == 0) {
            return new PoolStart(0L, count);
        }
        return new PoolStart(showsWhatWasSent() ? new PoolReader(run.api(), task.id()).tail(0) : null, count);
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

    private boolean hasNothingToSend() {
        if (run.source().isEmpty() || run.current().state() != RunState.STAGING) {
            return false;
        }
        try (var rows = run.source().get().open()) {
            return rows.next() == null;
        }
    }

    private TaskDetails usableTask() {
        try {
            var task = run.api().task(run.task());
            if (task.state() != TaskStatus.CLOSED
                    && run.hasUnsent()
                    && !run.options().task().closes()) {
                throw refused(
                        NOT_CLOSED,
                        "Task " + task.id() + " is " + task.state() + "; numbers can only be added while it is closed.",
                        "number-import task close " + task.id()
                                + " --wait, then run the same command again; or import with --close-task");
            }
            return task;
        } catch (ApiException e) {
            throw ApiProblems.of(run.task(), e);
        }
    }

    private static ProblemException refused(String code, String message, String hint) {
        return new ProblemException(new Problem(code, message, hint, ExitCode.REFUSED));
    }
}
