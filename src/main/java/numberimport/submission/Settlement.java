package numberimport.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import numberimport.api.CalloutTaskApi;
import numberimport.ledger.Attempt;
import numberimport.ledger.AttemptOutcome;
import numberimport.ledger.AttemptOutcome.How;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.NumberBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles a batch in doubt by evidence: the pool shows it, or its attempt is proven never to have been admitted, or the pool,
 * read after the attempt can no longer take effect, shows what is missing. Without evidence the batch becomes unknown; it is
 * never sent again on a guess.
 */
final class Settlement {

    private static final Logger log = LoggerFactory.getLogger(Settlement.class);

    private static final Duration POOL_INTERVAL = Duration.ofSeconds(15);
    private static final Duration STABLE_INTERVAL = Duration.ofSeconds(30);
    private static final int MOST_ATTEMPTS = 3;

    /** By more than the API's time, as its answers tell it, ever steps back. */
    private static final Duration CLOCK_STEP = Duration.ofSeconds(5);

    private final SendingRun run;
    private final ImportLedger ledger;
    private final CalloutTaskApi api;
    private final Duration processingTime;
    private final StoppablePause pause;
    private final PoolReader pool;

    Settlement(SendingRun run, ImportLedger ledger, CalloutTaskApi api, Duration processingTime, StoppablePause pause) {
        this.run = run;
        this.ledger = ledger;
        this.api = api;
        this.processingTime = processingTime;
        this.pause = pause;
        this.pool = new PoolReader(api, run.task());
    }

    /** Settles the batch, or leaves it in doubt when a stop is asked for meanwhile. */
    void settle(NumberBatch batch) throws InterruptedException {
        var nonce = batch.nonce();
        if (nonce == null) {
            throw new IllegalStateException(
                    "Batch " + batch.seq() + " of run " + run.id() + " is in doubt without an attempt");
        }
        var attempt = ledger.attempts().find(nonce).orElseThrow();
        try {
            settle(batch, attempt);
        } catch (UnreliablePoolException e) {
            unknown(batch, attempt, e.found());
        }
    }

    private void settle(NumberBatch batch, Attempt attempt) throws InterruptedException {
        var reading = reading(attempt);
        if (confirmed(batch, attempt, reading)) {
            return;
        }
        var admittedUntil = new Fence(api, run.task()).admittedUntil(attempt);
        if (admittedUntil.isEmpty()) {
            neverAdmitted(batch, attempt, reading);
            return;
        }
        var over = admittedUntil.get().plus(processingTime);
        log.info(
                "Batch {} of run {}: the API took the request but gave no answer; its outcome is read from the pool until {}",
                batch.seq(),
                run.id(),
                over);
        for (var now = now(); now.isBefore(over); now = now()) {
            var rest = Duration.between(now, over);
            pause.sleep(rest.compareTo(POOL_INTERVAL) < 0 ? rest : POOL_INTERVAL);
            if (pause.stopped() || confirmed(batch, attempt, reading(attempt))) {
                return;
            }
        }
        decide(batch, attempt);
    }

    private Optional<Set<String>> reading(Attempt attempt) {
        return pool.endFrom(run.poolStart().watermark(), landmark(attempt));
    }

    private boolean confirmed(NumberBatch batch, Attempt attempt, Optional<Set<String>> seen) {
        if (seen.isEmpty() || !PoolMatch.of(batch, seen.get()).all()) {
            return false;
        }
        ledger.attempts().settledSent(batch, attempt, outcome(How.POOL, "confirmed from the number pool"));
        log.info("Batch {} of run {}: confirmed from the number pool", batch.seq(), run.id());
        return true;
    }

    private void neverAdmitted(NumberBatch batch, Attempt attempt, Optional<Set<String>> seen) {
        if (seen.isPresent() && !PoolMatch.of(batch, seen.get()).none()) {
            unknown(batch, attempt, "the API says it never took the request, yet the pool shows rows of it");
            return;
        }
        var outcome = outcome(How.NOT_RECEIVED, "checked: the API never took the request");
        ledger.attempts().settledNotReceived(batch, attempt, outcome);
        log.info("Batch {} of run {}: never received by the API, to be sent again", batch.seq(), run.id());
    }

    private void decide(NumberBatch batch, Attempt attempt) throws InterruptedException {
        var seen = stableReading(attempt);
        if (pause.stopped()) {
            return;
        }
        if (seen.isEmpty()) {
            unknown(
                    batch,
                    attempt,
                    "the pool does not show numbers that were acknowledged earlier, so it proves nothing");
            return;
        }
        var match = PoolMatch.of(batch, seen.get());
        if (match.all()) {
            ledger.attempts().settledSent(batch, attempt, outcome(How.POOL, "confirmed from the number pool"));
        } else if (match.torn()) {
            unknown(batch, attempt, "the pool shows only some of the numbers of one of its rows");
        } else if (batch.attempts() >= MOST_ATTEMPTS) {
            unknown(
                    batch,
                    attempt,
                    "the API took it " + batch.attempts() + " times and neither kept nor refused "
                            + match.missing().size() + " of its rows");
        } else if (match.none()) {
            ledger.attempts()
                    .settledNotReceived(batch, attempt, outcome(How.NOT_RECEIVED, "the pool shows none of it"));
        } else {
            keepPart(batch, attempt, match);
        }
    }

    private void keepPart(NumberBatch batch, Attempt attempt, PoolMatch match) {
        var kept = batch.size() - match.missing().size();
        ledger.attempts()
                .settledPartly(
                        batch,
                        attempt,
                        match.missing(),
                        outcome(How.POOL, "the API kept " + kept + " of " + batch.size() + " rows"));
        log.info(
                "Batch {} of run {}: the API kept {} of {} rows, the rest is to be sent again",
                batch.seq(),
                run.id(),
                kept,
                batch.size());
    }

    /** A reading to conclude an absence from: it shows the landmark or, where there is none yet, it is the same twice. */
    private Optional<Set<String>> stableReading(Attempt attempt) throws InterruptedException {
        pool.forget();
        var first = reading(attempt);
        if (landmark(attempt).isPresent()) {
            return first;
        }
        pause.sleep(STABLE_INTERVAL);
        pool.forget();
        var second = reading(attempt);
        return first.equals(second) ? second : Optional.empty();
    }

    private Optional<Landmark> landmark(Attempt attempt) {
        var before = attempt.signedAt().minus(CLOCK_STEP);
        return ledger.batches().lastSentBefore(run.id(), before).map(Landmark::new);
    }

    private void unknown(NumberBatch batch, Attempt attempt, String why) {
        ledger.attempts().settledUnknown(batch, attempt, outcome(How.NO_EVIDENCE, why));
        log.warn(
                "Batch {} of run {}: outcome unknown, {}; its rows stay listed as unknown", batch.seq(), run.id(), why);
    }

    private AttemptOutcome outcome(How how, String message) {
        return new AttemptOutcome(how, message, now());
    }

    private Instant now() {
        return api.serverTime();
    }
}
