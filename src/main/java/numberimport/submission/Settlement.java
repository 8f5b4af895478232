package numberimport.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import numberimport.api.CalloutTaskApi;
import numberimport.ledger.Attempt;
import numberimport.ledger.Attempts;
import numberimport.ledger.Capability;
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
    /** How much later than the API has done with a request the pool may show it, or less where the API is known to be quick. */
    private static final Duration LONGEST_LAG = Duration.ofSeconds(30);

    private static final int MOST_READINGS = 4;

    private final SendingRun run;
    private final ImportLedger ledger;
    private final Attempts attempts;
    private final CalloutTaskApi api;
    private final Duration processingTime;
    private final StoppablePause pause;
    private final PoolEvidence evidence;
    private final Conclusion conclusion;
    private Fence fence;

    Settlement(SendingRun run, ImportLedger ledger, CalloutTaskApi api, Duration processingTime, StoppablePause pause) {
        this.run = run;
        this.ledger = ledger;
        this.attempts = ledger.attempts();
        this.api = api;
        this.processingTime = processingTime;
        this.pause = pause;
        this.evidence = new PoolEvidence(run, ledger, api);
        this.conclusion = new Conclusion(run, ledger, api);
        this.fence = fence(ledger.capabilities().of(run.account()).orElse(Capability.DOCUMENTED));
    }

    /**
     * Looks once, without waiting: the pool may show the batch, or its nonce may still be unused. Otherwise no copy of the attempt is
     * admitted from now on, so that the time until it can't take effect any more passes while other batches are sent.
     */
    boolean look(NumberBatch batch) {
        var attempt = attempt(batch);
        var seen = atHand(batch, attempt);
        if (seen.filter(PoolMatch::all).isPresent()) {
            conclusion.seen(batch, attempt, seen.get());
            return true;
        }
        if (fence.of(attempt) instanceof Fence.Admission.Never) {
            neverAdmitted(batch, attempt, seen);
            return true;
        }
        return false;
    }

    /**
     * Settles the batch, waiting for the evidence, or leaves it in doubt when a stop is asked for meanwhile. Gives the reason when
     * what was found ends the sending of the run.
     */
    Optional<SubmissionEnd> settle(NumberBatch batch) throws InterruptedException {
        if (look(batch)) {
            return Optional.empty();
        }
        var attempt = attempt(batch);
        if (!(fence.of(attempt) instanceof Fence.Admission.Until until)) {
            conclusion.unknown(
                    batch, attempt, "the API enforces neither nonces nor timestamps, so it may take it at any time");
            return Optional.empty();
        }
        if (awaitEffect(batch, attempt, until.latest().plus(processingTime))) {
            return Optional.empty();
        }
        return pause.stopped() ? Optional.empty() : conclude(batch, attempt);
    }

    private Attempt attempt(NumberBatch batch) {
        return Optional.ofNullable(batch.nonce())
                .flatMap(attempts::find)
                .orElseThrow(() -> new IllegalStateException(
                        "Batch " + batch.seq() + " of run " + run.id() + " is in doubt without an attempt"));
    }

    /** An unreliable reading now may be followed by a better one. */
    private Optional<PoolMatch> atHand(NumberBatch batch, Attempt attempt) {
        try {
            return evidence.atHand(batch, attempt);
        } catch (UnreliablePoolException e) {
            log.info(
                    "Batch {} of run {}: nothing is concluded from the pool yet, {}", batch.seq(), run.id(), e.found());
            return Optional.empty();
        }
    }

    private void neverAdmitted(NumberBatch batch, Attempt attempt, Optional<PoolMatch> seen) {
        if (seen.filter(match -> !match.none()).isPresent()) {
            var capability = ledger.capabilities().of(run.account()).orElse(Capability.DOCUMENTED);
            ledger.capabilities().found(run.account(), capability.withoutNonce());
            fence = fence(capability.withoutNonce());
            conclusion.unknown(batch, attempt, "the API says it never took the request, yet the pool shows rows of it");
            return;
        }
        conclusion.notReceived(batch, attempt);
    }

    /** Waits until the attempt can't take effect any more; true when the pool shows all of it before. */
    private boolean awaitEffect(NumberBatch batch, Attempt attempt, Instant over) throws InterruptedException {
        if (now().isBefore(over)) {
            log.info(
                    "Batch {} of run {}: the API may have taken the request; what became of it is read from the pool until {}",
                    batch.seq(),
                    run.id(),
                    over);
        }
        for (var now = now(); now.isBefore(over); now = now()) {
            var rest = Duration.between(now, over);
            pause.sleep(rest.compareTo(POOL_INTERVAL) < 0 ? rest : POOL_INTERVAL);
            if (pause.stopped()) {
                return false;
            }
            var seen = atHand(batch, attempt);
            if (seen.filter(PoolMatch::all).isPresent()) {
                conclusion.seen(batch, attempt, seen.get());
                return true;
            }
        }
        return false;
    }

    private Optional<SubmissionEnd> conclude(NumberBatch batch, Attempt attempt) throws InterruptedException {
        try {
            var proof = stableProof(batch, attempt);
            if (pause.stopped()) {
                return Optional.empty();
            }
            if (proof.isPresent()) {
                return conclusion.of(batch, attempt, proof.get());
            }
            conclusion.unknown(
                    batch,
                    attempt,
                    "the pool does not show numbers that were acknowledged earlier, so it proves nothing");
        } catch (UnreliablePoolException e) {
            conclusion.unknown(batch, attempt, e.found());
        }
        return Optional.empty();
    }

    /** Two readings, a while apart, that show the same of the batch; absence may be concluded from them. */
    private Optional<PoolMatch> stableProof(NumberBatch batch, Attempt attempt) throws InterruptedException {
        var last = evidence.proof(batch, attempt);
        for (var reading = 1; reading < MOST_READINGS; reading++) {
            if (last.filter(PoolMatch::all).isPresent()) {
                return last;
            }
            pause.sleep(processingTime.compareTo(LONGEST_LAG) < 0 ? processingTime : LONGEST_LAG);
            if (pause.stopped()) {
                return Optional.empty();
            }
            var next = evidence.proof(batch, attempt);
            if (next.isPresent() && next.equals(last)) {
                return next;
            }
            last = next;
        }
        if (last.isPresent()) {
            throw new UnreliablePoolException("the pool still changes after the API's time to process a request");
        }
        return Optional.empty();
    }

    private Fence fence(Capability capability) {
        return new Fence(api, run.task(), attempts, capability);
    }

    private Instant now() {
        return api.serverTime();
    }
}
