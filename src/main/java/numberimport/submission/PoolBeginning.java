package numberimport.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import numberimport.api.CalloutTaskApi;
import numberimport.ledger.BatchState;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.NumberBatch;
import org.jspecify.annotations.Nullable;

/**
 * Where a task's pool ended before the run: above that id is what was added since. A run without doubts never asks for it. It
 * follows from the task's count, but only when that has stood still for so long that the pool shows all that was counted.
 */
final class PoolBeginning {

    /** So many numbers of others may have been added behind those of a batch. */
    private static final int SOME_MORE = 500;

    private final SendingRun run;
    private final ImportLedger ledger;
    private final CalloutTaskApi api;
    private final PoolReader pool;
    private final Duration longestUnseen;
    private @Nullable Long watermark;
    private long added = -1;
    private Instant addedSince = Instant.MAX;

    /** {@code longestUnseen} is how much later than the API has counted a number its pool may show it. */
    PoolBeginning(SendingRun run, ImportLedger ledger, CalloutTaskApi api, PoolReader pool, Duration longestUnseen) {
        this.run = run;
        this.ledger = ledger;
        this.api = api;
        this.pool = pool;
        this.longestUnseen = longestUnseen;
        this.watermark = run.poolStart().watermark();
    }

    /** The highest id before the run, where that is known already. */
    OptionalLong known() {
        var known = watermark;
        return known == null ? OptionalLong.empty() : OptionalLong.of(known);
    }

    /** Whether the task's count has stood still, as far as it was asked for, for long enough. */
    boolean countStandsStill() {
        var count = added();
        if (count != added) {
            added = count;
            addedSince = api.serverTime();
        }
        return !api.serverTime().isBefore(addedSince.plus(longestUnseen));
    }

    /**
     * The highest id before the run; empty while the task's count changes. When a batch that may have been added is not among those
     * that were counted, but numbers of it stand before them, the count is not to be believed.
     */
    OptionalLong find() {
        if (watermark != null || !countStandsStill()) {
            return known();
        }
        var open = ledger.batches().in(run.id(), BatchState.PERHAPS_IN_POOL);
        var found =
                pool.beforeLast(added, open.stream().mapToInt(NumberBatch::size).sum() + SOME_MORE);
        if (!countStandsStill()) {
            return known();
        }
        var older = new PoolView(pool.upTo(found));
        var young = pool.above(found);
        if (open.stream()
                .anyMatch(batch -> !PoolMatch.of(batch, young).all()
                        && !PoolMatch.of(batch, older).none())) {
            throw new UnreliablePoolException(
                    "the pool ends with numbers that the run sent, but the task says that only " + added
                            + " were added since the run began");
        }
        ledger.runs().poolStartedAt(run.id(), found);
        watermark = found;
        return known();
    }

    /** How many numbers the task has more than before the run. */
    long added() {
        var before = run.poolStart().customerCount();
        var count = api.task(run.task()).customerCount();
        if (count == null || count < before) {
            throw new UnreliablePoolException("the task says that it holds " + count + " customers, expected at least "
                    + before + " as before the run");
        }
        return count - before;
    }
}
