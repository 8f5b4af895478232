package numberimport.pipeline;

import numberimport.api.ApiException;

/** Asks the task again, and says so when its pool has not grown by what was accepted. A count proves nothing. */
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
            if (found != null && (found < expected || found > expected + counts.unknown())) {
                run.operator().warned(difference(current.identity().task(), found, expected));
            }
        } catch (ApiException e) {
            run.operator().warned("The task could not be asked again: " + e.found());
        }
    }

    static String difference(long task, long found, long expected) {
        var shows = "Task " + task + " shows " + found + " customers, expected " + expected + ": ";
        return found > expected
                ? shows + "somebody else adds numbers to it"
                : shows + "its count lags, or numbers are missing; if it stays so, compare number-import pool " + task
                        + " -o FILE with accepted.csv of number-import results";
    }
}
