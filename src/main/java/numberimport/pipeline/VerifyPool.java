package numberimport.pipeline;

import numberimport.api.ApiException;

/** Fifth step: asks the task again, and says so when its pool has not grown by what was accepted. */
final class VerifyPool implements RunStep {

    private final ActiveRun run;

    VerifyPool(ActiveRun run) {
        this.run = run;
    }

    @Override
    public void run() {
        var counts = run.counts();
        if (counts.accepted() == 0) {
            return;
        }
        var current = run.current();
        var expected = current.poolStart().customerCount() + counts.accepted();
        try {
            var found = run.api().task(current.identity().task()).customerCount();
            if (found != null && found != expected) {
                run.operator()
                        .warned("Task " + current.identity().task() + " shows " + found + " customers, expected "
                                + expected + ": its count may lag, or somebody else adds numbers to it");
            }
        } catch (ApiException e) {
            run.operator().warned("The task could not be asked again: " + e.found());
        }
    }
}
