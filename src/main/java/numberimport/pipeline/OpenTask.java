package numberimport.pipeline;

import numberimport.api.ApiError;
import numberimport.api.ApiException;
import numberimport.api.TaskStatus;
import numberimport.ledger.RunState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Enables the task again that this run has closed, if its launcher wants it; until that has worked, the run is not done. */
final class OpenTask implements RunStep {

    private static final Logger log = LoggerFactory.getLogger(OpenTask.class);

    private final ActiveRun run;

    OpenTask(ActiveRun run) {
        this.run = run;
    }

    @Override
    public void run() {
        if (!run.current().taskWasEnabled()) {
            return;
        }
        if (!run.options().task().openAfter()) {
            run.operator()
                    .warned("Task " + run.task() + " was enabled before and is closed now; to enable it: "
                            + "number-import task open " + run.task());
            return;
        }
        try {
            open();
        } catch (ApiException e) {
            throw new ProblemException(new Problem(
                    "TASK_NOT_ENABLED",
                    "Everything is sent, but task " + run.task() + " could not be enabled again: " + e.found() + ".",
                    "number-import resume " + run.id() + " tries once more; so does number-import task open "
                            + run.task(),
                    ExitCode.API_FAILED));
        }
    }

    /** Enables the task where nothing was sent after all; that it can't be is only told. */
    void tryToOpen() {
        if (!run.current().taskWasEnabled() || !run.options().task().openAfter()) {
            return;
        }
        try {
            open();
        } catch (ApiException e) {
            run.operator()
                    .warned("Task " + run.task() + " could not be enabled again: " + e.found()
                            + "; number-import task open " + run.task());
        }
    }

    /** Says that the task stays closed while the run is not done. */
    void remind() {
        var current = run.current();
        if (current.taskWasEnabled() && current.state() != RunState.COMPLETED && !isEnabled()) {
            run.operator()
                    .warned("Task " + run.task() + " was enabled before and stays closed until run " + run.id()
                            + " is done; number-import resume " + run.id()
                            + (run.options().task().openAfter() ? " goes on and enables it again" : " goes on"));
        }
    }

    private boolean isEnabled() {
        try {
            return run.api().task(run.task()).state() == TaskStatus.ENABLED;
        } catch (ApiException unknown) {
            return false;
        }
    }

    private void open() {
        try {
            run.api().open(run.task(), true, null);
        } catch (ApiException e) {
            if (!e.is(ApiError.ALREADY_ENABLED)) {
                throw e;
            }
        }
        run.ledger().runs().taskWasEnabled(run.id(), false);
        log.info("Run {}: task {} is enabled again", run.id(), run.task());
        run.operator().waits("Task " + run.task() + " is enabled again.");
    }
}
