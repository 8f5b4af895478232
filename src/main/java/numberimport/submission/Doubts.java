package numberimport.submission;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import numberimport.api.ApiException;
import numberimport.ledger.BatchState;
import numberimport.ledger.Batches;
import numberimport.ledger.NumberBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The batches of a run that are in doubt. Each is looked at when its doubt arises, which settles most; the others are parked while
 * batches go on being sent, up to a number of them, and for as long as waiting may still help.
 */
final class Doubts {

    private static final Logger log = LoggerFactory.getLogger(Doubts.class);

    private static final int MOST_PARKED = 10;
    private static final int MOST_IN_A_ROW = 3;
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final SendingRun run;
    private final Batches batches;
    private final Settlement settlement;
    private final ApiHealth health;
    private final StoppablePause pause;
    private final Queue<Long> unseen = new ConcurrentLinkedQueue<>();
    private final Queue<TurnedAway> turnedAway = new ConcurrentLinkedQueue<>();
    // Nobody but this run's sender brings a batch of it into doubt, so that the ledger need not be asked at each call.
    private final AtomicInteger arisen = new AtomicInteger();
    private volatile int noneAt = -1;

    Doubts(SendingRun run, Batches batches, Settlement settlement, ApiHealth health, StoppablePause pause) {
        this.run = run;
        this.batches = batches;
        this.settlement = settlement;
        this.health = health;
        this.pause = pause;
    }

    int count() {
        var now = arisen.get();
        if (now == noneAt) {
            return 0;
        }
        var count = batches.countIn(run.id(), BatchState.IN_DOUBT);
        if (count == 0) {
            noneAt = now;
        }
        return count;
    }

    /** Whether sending has to wait until the oldest is settled: there are too many, or nothing more has to be waited for. */
    boolean settleNow() {
        var parked = count();
        return health.doubtsInARow() >= MOST_IN_A_ROW
                || parked >= MOST_PARKED
                || (parked > 0
                        && batches.firstIn(run.id(), BatchState.IN_DOUBT)
                                .filter(settlement::isRipe)
                                .isPresent());
    }

    /** Told by whoever awaits an answer; looked at by whoever sends. */
    void arose(NumberBatch batch, String why) {
        health.doubted(why, pause.now());
        unseen.add(batch.id());
        arisen.incrementAndGet();
    }

    /** Told by whoever awaits an answer: the API says that it took nothing of it; {@code admitted} when it had taken the nonce. */
    void turnedAway(NumberBatch batch, boolean admitted) {
        turnedAway.add(new TurnedAway(batch.id(), admitted));
        arisen.incrementAndGet();
    }

    private record TurnedAway(long batch, boolean admitted) {}

    /**
     * Looks at each of those once, while nothing is sent. Where the pool can't be read the batch stays in doubt; where the task is gone
     * with its pool, nothing is in it.
     */
    void lookAtTurnedAway() {
        for (var next = turnedAway.poll(); next != null; next = turnedAway.poll()) {
            var admitted = next.admitted();
            batches.find(next.batch())
                    .filter(batch -> batch.state() == BatchState.IN_DOUBT)
                    .ifPresent(batch -> crossCheck(batch, admitted));
        }
    }

    /** Looks at each that hasn't been looked at; where the API can't be asked now, once more next time. */
    void lookAtNew() {
        for (int left = unseen.size(); left > 0; left--) {
            batches.find(unseen.remove())
                    .filter(batch -> batch.state() == BatchState.IN_DOUBT)
                    .ifPresent(this::look);
        }
    }

    /** Looks at each, so that the time until they can't take effect any more passes for all together. */
    void lookAtAll() {
        arisen.incrementAndGet();
        batches.in(run.id(), EnumSet.of(BatchState.IN_DOUBT)).forEach(batch -> unseen.add(batch.id()));
        lookAtNew();
    }

    /** Settles the first of them; gives why sending has to end, where that is found. */
    Optional<SubmissionEnd> settleOldest() throws InterruptedException {
        lookAtNew();
        var doubt = batches.firstIn(run.id(), BatchState.IN_DOUBT);
        var end = Optional.<SubmissionEnd>empty();
        try {
            if (doubt.isPresent()) {
                end = settlement.settle(doubt.get());
            }
            health.settled();
        } catch (ApiException e) {
            health.troubled(e.found(), pause.now());
            log.warn("Run {}: a batch can't be settled yet, {}; tried again", run.id(), e.found());
            pause.sleep(MOMENT);
        }
        return end;
    }

    private void crossCheck(NumberBatch batch, boolean admitted) {
        try {
            settlement.crossCheck(batch, admitted);
        } catch (ApiException e) {
            log.info(
                    "Batch {} of run {}: can't be looked at now, {}; it stays in doubt",
                    batch.seq(),
                    run.id(),
                    e.found());
        }
    }

    private void look(NumberBatch batch) {
        try {
            if (settlement.look(batch)) {
                health.settled();
            }
        } catch (ApiException e) {
            log.info("Batch {} of run {}: can't be looked at now, {}; tried again", batch.seq(), run.id(), e.found());
            unseen.add(batch.id());
        }
    }
}
