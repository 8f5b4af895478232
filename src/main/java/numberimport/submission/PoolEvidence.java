package numberimport.submission;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import numberimport.api.CalloutTaskApi;
import numberimport.ledger.Attempt;
import numberimport.ledger.BatchState;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.NumberBatch;
import numberimport.ledger.RowStatus;
import org.jspecify.annotations.Nullable;

/**
 * What a task's pool shows of a batch in doubt. That a row is there is believed at once; that it is missing is believed only of a
 * fresh reading which shows as well what was acknowledged before the attempt, and what was acknowledged last.
 */
final class PoolEvidence {

    /** By more than the API's time, as its answers tell it, ever steps back. */
    private static final Duration CLOCK_STEP = Duration.ofSeconds(5);

    private static final Set<BatchState> WITHOUT_OUTCOME =
            EnumSet.of(BatchState.SENDING, BatchState.IN_DOUBT, BatchState.UNKNOWN);

    /** So many numbers of others may have been added behind those of a batch. */
    private static final int SOME_MORE = 500;

    private final SendingRun run;
    private final ImportLedger ledger;
    private final CalloutTaskApi api;
    private final PoolReader pool;
    private @Nullable Long watermark;

    PoolEvidence(SendingRun run, ImportLedger ledger, CalloutTaskApi api) {
        this.run = run;
        this.ledger = ledger;
        this.api = api;
        this.pool = new PoolReader(api, run.task());
        this.watermark = run.poolStart().watermark();
    }

    /** What can be seen of the batch now; empty when the reading shows less than it should. */
    Optional<PoolMatch> atHand(NumberBatch batch, Attempt attempt) {
        return match(batch, landmark(attempt), Optional.empty());
    }

    /** The same from a fresh reading, from which absence may be concluded; empty when it may not. */
    Optional<PoolMatch> proof(NumberBatch batch, Attempt attempt) {
        pool.forget();
        return match(batch, landmark(attempt), canary());
    }

    /** Whether something was acknowledged, so that a reading can be told from an old one. */
    boolean hasCanary() {
        return canary().isPresent();
    }

    private Optional<NumberBatch> canary() {
        return ledger.batches().lastSentBefore(run.id(), api.serverTime());
    }

    private Optional<PoolMatch> match(NumberBatch batch, Optional<NumberBatch> landmark, Optional<NumberBatch> canary) {
        var sharing = sharing(batch);
        var known = Stream.of(landmark, canary).flatMap(Optional::stream).toList();
        // Only a whole reading can tell apart what several batches claim.
        var whole = landmark.isEmpty() || !sharing.isEmpty();
        return reading(whole ? List.of() : known)
                .filter(view -> known.stream().allMatch(view::shows))
                .map(view -> PoolMatch.of(batch, view, sharing));
    }

    private Optional<PoolView> reading(List<NumberBatch> landmarks) {
        var known = watermark;
        if (known != null) {
            return pool.endFrom(known, landmarks);
        }
        return landmarks.isEmpty() ? pool.endFrom(beginning(), landmarks) : pool.endWithin(added(), landmarks);
    }

    /** A batch that the API acknowledged before the attempt was made: the attempt's rows have higher ids. */
    private Optional<NumberBatch> landmark(Attempt attempt) {
        return ledger.batches().lastSentBefore(run.id(), attempt.signedAt().minus(CLOCK_STEP));
    }

    private Sharing sharing(NumberBatch batch) {
        return run.repeats() ? Sharing.of(batch, ledger.batches(), refusedRows()) : Sharing.NONE;
    }

    private Set<Long> refusedRows() {
        var refused = new HashSet<Long>();
        ledger.failedRows().forEach(run.id(), EnumSet.of(RowStatus.REFUSED), row -> refused.add(row.row()));
        return refused;
    }

    /**
     * Where the pool ended before the run. A run without doubts never asks for it. The task's count says how many numbers were
     * added since; when numbers of the run that may have been added are there besides, the count is not to be believed.
     */
    private long beginning() {
        var added = added();
        var open = ledger.batches().in(run.id(), WITHOUT_OUTCOME);
        var found =
                pool.beforeLast(added, open.stream().mapToInt(NumberBatch::size).sum() + SOME_MORE);
        var older = new PoolView(pool.upTo(found));
        if (open.stream().anyMatch(batch -> !PoolMatch.of(batch, older).none())) {
            throw new UnreliablePoolException(
                    "the pool ends with numbers that the run sent, but the task says that only " + added
                            + " were added since the run began");
        }
        if (added() != added) {
            throw new UnreliablePoolException("the task's count changes while its pool is read");
        }
        ledger.runs().poolStartedAt(run.id(), found);
        watermark = found;
        return found;
    }

    /** How many numbers the task has more than before the run. */
    private long added() {
        var before = run.poolStart().customerCount();
        var count = api.task(run.task()).customerCount();
        if (count == null || count < before) {
            throw new UnreliablePoolException("the task says that it holds " + count + " customers, expected at least "
                    + before + " as before the run");
        }
        return count - before;
    }
}
