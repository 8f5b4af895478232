package numberimport.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import numberimport.api.CalloutTaskApi;
import numberimport.ledger.Attempt;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.NumberBatch;
import numberimport.ledger.RowStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a task's pool shows of a batch in doubt. That a row is there is believed at once; that it is missing is believed only of a
 * fresh reading which shows as well what was acknowledged before the attempt, and what was acknowledged last.
 */
final class PoolEvidence {

    private static final Logger log = LoggerFactory.getLogger(PoolEvidence.class);

    /** More than calls that overlap add while one of them is looked at. */
    private static final int RECENT = 2000;

    private final SendingRun run;
    private final ImportLedger ledger;
    private final CalloutTaskApi api;
    private final PoolReader pool;
    private final PoolBeginning beginning;
    private final Duration longestUnseen;
    private boolean unlike;

    PoolEvidence(SendingRun run, ImportLedger ledger, CalloutTaskApi api, Duration longestUnseen) {
        this.run = run;
        this.ledger = ledger;
        this.api = api;
        this.pool = new PoolReader(api, run.task());
        this.beginning = new PoolBeginning(run, ledger, api, pool, longestUnseen);
        this.longestUnseen = longestUnseen;
    }

    /**
     * What was added since the last batch that the pool shows by now for certain, or since the run began; empty while that can't be told
     * from what was there before.
     */
    Optional<PoolView> young() {
        pool.forget();
        var landmark = ledger.batches().lastSentBefore(run.id(), shownByNow());
        try {
            return reading(placeable(landmark), landmark.stream().toList())
                    .filter(reading -> landmark.stream().allMatch(reading.whole()::shows))
                    .map(Reading::young);
        } catch (UnreliablePoolException e) {
            return Optional.empty();
        }
    }

    /** The last numbers of the pool, young or old: as many as were added since the run began, or more. */
    PoolView last() {
        return pool.last(Math.toIntExact(beginning.added()));
    }

    Duration longestUnseen() {
        return longestUnseen;
    }

    /** What can be seen of the batch now; empty when the reading shows less than it should, or nothing for certain yet. */
    Optional<PoolMatch> atHand(NumberBatch batch, Attempt attempt) {
        try {
            return tells(attempt) ? match(batch, landmark(attempt), Optional.empty()) : Optional.empty();
        } catch (UnreliablePoolException e) {
            log.info(
                    "Batch {} of run {}: nothing is concluded from the pool yet, {}", batch.seq(), run.id(), e.found());
            return Optional.empty();
        }
    }

    /** Whether the last numbers of the pool, young or old, have some of the batch's, which can't be told apart yet. */
    boolean hints(NumberBatch batch, Attempt attempt) {
        return !tells(attempt)
                && !PoolMatch.of(batch, pool.last(RECENT), sharing(batch)).none();
    }

    /** Whether the pool shows some of a batch of which the API says that it took nothing, or too little to tell. */
    boolean contradicts(NumberBatch batch, Attempt attempt) {
        pool.forget();
        try {
            return tells(attempt)
                    ? match(batch, landmark(attempt), Optional.empty())
                            .filter(PoolMatch::none)
                            .isEmpty()
                    : hints(batch, attempt);
        } catch (UnreliablePoolException e) {
            return true;
        }
    }

    /** The same from a fresh reading, from which absence may be concluded; empty when it may not. */
    Optional<PoolMatch> proof(NumberBatch batch, Attempt attempt) {
        pool.forget();
        var canary = ledger.batches().lastSent(run.id());
        return match(batch, landmark(attempt), canary);
    }

    /**
     * Whether a reading tells what was added after the attempt from what was there before: while the pool may not show yet what was
     * acknowledged, older numbers pass for it.
     */
    boolean tells(Attempt attempt) {
        if (beginning.known().isPresent()) {
            return true;
        }
        var landmark = placeable(landmark(attempt));
        if (landmark.isEmpty()) {
            return beginning.countStandsStill();
        }
        return attempt.signedAt().isBefore(shownByNow())
                || landmark.equals(ledger.batches().lastSentBefore(run.id(), shownByNow()));
    }

    /** What was acknowledged before then is shown. */
    private Instant shownByNow() {
        return api.serverTime().minus(longestUnseen);
    }

    private Optional<PoolMatch> match(NumberBatch batch, Optional<NumberBatch> landmark, Optional<NumberBatch> canary) {
        var known = Stream.of(landmark, canary).flatMap(Optional::stream).toList();
        return reading(placeable(landmark), known)
                .filter(reading -> known.stream().allMatch(reading.whole()::shows))
                .map(reading -> PoolMatch.of(batch, reading.young(), sharing(batch)));
    }

    /** The end of the pool, and what of it was added since the run began, as far as it matters. */
    private record Reading(PoolView whole, PoolView young) {}

    private Optional<Reading> reading(Optional<NumberBatch> placeable, List<NumberBatch> known) {
        if (beginning.known().isEmpty() && placeable.isPresent()) {
            var end = pool.endWithin(beginning.added(), known);
            unlike = end.isEmpty();
            return end.map(view -> new Reading(view, view.since(placeable.get())));
        }
        var watermark = beginning.find();
        return watermark.isPresent()
                ? pool.endFrom(watermark.getAsLong(), placeable.isEmpty() ? List.of() : known)
                        .map(view -> new Reading(view, view))
                : Optional.empty();
    }

    /** A batch that the API acknowledged before the attempt was made: the attempt's rows have higher ids. */
    private Optional<NumberBatch> landmark(Attempt attempt) {
        return ledger.batches().lastSentBefore(run.id(), attempt);
    }

    /** Where numbers repeat, or stand there otherwise than they were sent, a landmark may be seen in another one's records. */
    private Optional<NumberBatch> placeable(Optional<NumberBatch> landmark) {
        return landmark.filter(batch -> !run.repeats() && !unlike);
    }

    private Sharing sharing(NumberBatch batch) {
        return run.repeats() ? Sharing.of(batch, ledger.batches(), refusedRows()) : Sharing.NONE;
    }

    private Set<Long> refusedRows() {
        var refused = new HashSet<Long>();
        ledger.failedRows().forEach(run.id(), EnumSet.of(RowStatus.REFUSED), row -> refused.add(row.row()));
        return refused;
    }
}
