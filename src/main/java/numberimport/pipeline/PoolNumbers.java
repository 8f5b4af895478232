package numberimport.pipeline;

import numberimport.validation.Dedupe;
import numberimport.validation.NumbersInTask;

/** The numbers that the task holds before the run, read page by page where duplicates are looked for among them. */
final class PoolNumbers {

    private final ActiveRun run;

    PoolNumbers(ActiveRun run) {
        this.run = run;
    }

    /** None where the pool is not to be looked at. */
    NumbersInTask inTask() throws RunStoppedException {
        var found = CheckRules.inTask(run.options());
        if (CheckRules.dedupe(run.options()) == Dedupe.POOL) {
            read(found);
            run.heedStop();
        }
        return found;
    }

    private void read(NumbersInTask found) {
        var pool = PoolExport.of(run.api(), run.task(), Long.MAX_VALUE);
        if (pool.size() > 0) {
            run.operator()
                    .waits("Reading the " + pool.size() + " numbers of task " + run.task() + ", at least "
                            + pool.leastTime().toSeconds() + " s, to find those of the file that it has already");
            pool.forEach(() -> run.with().stops().reason().isEmpty(), number -> found.add(number.cellphone()));
        }
    }
}
