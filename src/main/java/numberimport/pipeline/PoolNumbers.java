package numberimport.pipeline;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import numberimport.ledger.BatchState;
import numberimport.ledger.ImportRun;
import numberimport.ledger.RunParent;
import numberimport.validation.Dedupe;
import numberimport.validation.NumbersInTask;

/**
 * The numbers that the task holds before the run, as far as they matter: all of them where duplicates are looked for in its pool,
 * page by page; for a mended report those that the reported run, and others that have its failed rows, have brought or have yet to bring.
 */
final class PoolNumbers {

    private final ActiveRun run;

    PoolNumbers(ActiveRun run) {
        this.run = run;
    }

    /** None where duplicates don't matter. */
    NumbersInTask inTask() throws RunStoppedException {
        var found = CheckRules.inTask(run.options());
        var dedupe = CheckRules.dedupe(run.options());
        if (dedupe == Dedupe.NONE) {
            return found;
        }
        var relatives = relatives();
        relatives.forEach(earlier -> addThoseOf(earlier, EnumSet.allOf(BatchState.class), found));
        if (dedupe == Dedupe.POOL || wereForgotten(relatives)) {
            earlierRuns().forEach(earlier -> addThoseOf(earlier, EnumSet.of(BatchState.SENT), found));
            read(found);
            run.heedStop();
        }
        return found;
    }

    private List<ImportRun> earlierRuns() {
        var identity = run.current().identity();
        return run.ledger().runs().into(identity.account(), identity.task()).stream()
                .filter(earlier -> earlier.id() != run.id())
                .toList();
    }

    /** A mended report of which nothing was brought stands for nothing: this one may be it, mended further. */
    private List<ImportRun> relatives() {
        var parent = run.current().parent();
        if (parent == null || parent.by() != RunParent.Way.REPORT) {
            return List.of();
        }
        var successors = new Successors(run.ledger()).of(parent.run()).stream().map(ImportRun::id);
        var relatives = Stream.concat(Stream.of(parent.run()), successors).collect(Collectors.toSet());
        return earlierRuns().stream()
                .filter(earlier -> relatives.contains(earlier.id()))
                .filter(earlier -> earlier.id() == parent.run()
                        || earlier.isRetry()
                        || run.ledger().attempts().everMade(earlier.id()))
                .toList();
    }

    /** Their numbers are only in the pool then. */
    private boolean wereForgotten(List<ImportRun> relatives) {
        return relatives.stream().anyMatch(earlier -> run.ledger().retention().forgot(earlier.id()));
    }

    private void addThoseOf(ImportRun earlier, Set<BatchState> states, NumbersInTask found) {
        new GoodRows(run.ledger(), earlier.id())
                .forEach(states, (batch, row) -> found.add(row.entry().cellphone(), earlier.id()));
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
