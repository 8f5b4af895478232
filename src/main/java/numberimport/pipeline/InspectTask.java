package numberimport.pipeline;

import numberimport.api.ApiException;
import numberimport.api.TaskDetails;
import numberimport.api.TaskStatus;
import numberimport.ledger.RunState;

/** Asks the task whether numbers can be added now, and how many it holds before the first one is. */
final class InspectTask implements RunStep {

    /** Code of the problem that the task takes no numbers as it is. */
    static final String NOT_CLOSED = "TASK_NOT_CLOSED";

    private final ActiveRun run;
    private final PoolBefore before;

    InspectTask(ActiveRun run, PoolBefore before) {
        this.run = run;
        this.before = before;
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
        before.note(task);
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
