package numberimport.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import numberimport.api.ApiError;
import numberimport.api.ApiException;
import numberimport.api.CalloutTaskApi;
import numberimport.ledger.Attempt;
import numberimport.ledger.Attempts;
import numberimport.ledger.Capability;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.NumberBatch;

/**
 * Settles a batch in doubt by evidence: the pool shows it, or its attempt is proven never to have been admitted, or the pool,
 * read after the attempt can no longer take effect, shows what is missing. Without evidence the batch becomes unknown; it is
 * never sent again on a guess.
 */
final class Settlement {

    private final SendingRun run;
    private final ImportLedger ledger;
    private final Attempts attempts;
    private final CalloutTaskApi api;
    private final Duration longestUnseen;
    private final PoolEvidence evidence;
    private final PoolProof proof;
    private final Conclusion conclusion;
    private Fence fence;

    Settlement(SendingRun run, ImportLedger ledger, CalloutTaskApi api, Duration processingTime, StoppablePause pause) {
        this.run = run;
        this.ledger = ledger;
        this.attempts = ledger.attempts();
        this.api = api;
        this.longestUnseen = PoolReader.longestUnseen(processingTime);
        this.evidence = new PoolEvidence(run, ledger, api, longestUnseen);
        this.proof = new PoolProof(run, evidence, api, processingTime, pause);
        this.conclusion = new Conclusion(run, ledger, api);
        this.fence = fence(capability());
    }

    /**
     * Looks once, without waiting: the pool may show the batch, or its nonce may still be unused. Otherwise no copy of the attempt is
     * admitted from now on, so that the time until it can't take effect any more passes while other batches are sent.
     */
    boolean look(NumberBatch batch) {
        var attempt = attempt(batch);
        var seen = evidence.atHand(batch, attempt);
        if (seen.filter(PoolMatch::all).isPresent()) {
            conclusion.seen(batch, attempt, seen.get());
            return true;
        }
        if (!(fence.of(attempt) instanceof Fence.Admission.Never) || evidence.hints(batch, attempt)) {
            return false;
        }
        neverAdmitted(batch, attempt, seen);
        return true;
    }

    /**
     * Believes the API for now that it took nothing of the batch, unless the pool says otherwise: then it stays in doubt. {@code admitted}
     * says that the API had taken the nonce before it answered, so that no other copy is admitted from now on.
     */
    void crossCheck(NumberBatch batch, boolean admitted) {
        var attempt = attempt(batch);
        if (taskIsGone()) {
            conclusion.notApplied(batch, attempt);
        } else if (!evidence.contradicts(batch, attempt)) {
            if (admitted && capability().nonce()) {
                attempts.admittedUntil(attempt, api.serverTime());
            }
            conclusion.denied(batch, attempt);
        }
    }

    private boolean taskIsGone() {
        try {
            api.task(run.task());
            return false;
        } catch (ApiException e) {
            if (e.is(ApiError.NOT_FOUND)) {
                return true;
            }
            throw e;
        }
    }

    /** Whether the time has passed after which the pool shows what became of the batch. */
    boolean isRipe(NumberBatch batch) {
        var admittedUntil = attempt(batch).admittedUntil();
        return admittedUntil != null && !api.serverTime().isBefore(admittedUntil.plus(longestUnseen));
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
        if (!(fence.withoutNonce(attempt) instanceof Fence.Admission.Until until)) {
            conclusion.unknown(
                    batch, attempt, "the API enforces neither nonces nor timestamps, so it may take it at any time");
            return Optional.empty();
        }
        return conclude(batch, attempt, until.latest());
    }

    private Optional<SubmissionEnd> conclude(NumberBatch batch, Attempt attempt, Instant admittedUntil)
            throws InterruptedException {
        try {
            var found = proof.await(batch, attempt, admittedUntil);
            return found.isPresent() ? conclusion.of(batch, attempt, found.get()) : Optional.empty();
        } catch (UnreliablePoolException e) {
            conclusion.unknown(batch, attempt, e.found());
            return Optional.empty();
        }
    }

    private Attempt attempt(NumberBatch batch) {
        return Optional.ofNullable(batch.nonce())
                .flatMap(attempts::find)
                .orElseThrow(() -> new IllegalStateException(
                        "Batch " + batch.seq() + " of run " + run.id() + " is in doubt without an attempt"));
    }

    private void neverAdmitted(NumberBatch batch, Attempt attempt, Optional<PoolMatch> seen) {
        if (seen.filter(match -> !match.none()).isPresent()) {
            var without = capability().withoutNonce();
            ledger.capabilities().found(run.account(), without);
            fence = fence(without);
            conclusion.unknown(batch, attempt, "the API says it never took the request, yet the pool shows rows of it");
            return;
        }
        conclusion.notReceived(batch, attempt);
    }

    private Capability capability() {
        return ledger.capabilities().of(run.account()).orElse(Capability.DOCUMENTED);
    }

    private Fence fence(Capability capability) {
        return new Fence(api, run.task(), attempts, capability);
    }
}
