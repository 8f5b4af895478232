package numberimport.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import numberimport.api.CalloutTaskApi;
import numberimport.ledger.Attempt;
import numberimport.ledger.AttemptOutcome;
import numberimport.ledger.AttemptOutcome.How;
import numberimport.ledger.Attempts;
import numberimport.ledger.BatchPart;
import numberimport.ledger.BatchSettlement;
import numberimport.ledger.BatchState;
import numberimport.ledger.FailedRow;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.NumberBatch;
import numberimport.ledger.RowStatus;
import numberimport.ledger.StagedRow;
import numberimport.validation.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what the evidence says of a batch in doubt. Rows in the pool are kept, missing ones are sent again, at most three
 * times in all. A batch that the API turned away, and of which the pool shows nothing, is halved until the row at fault is found.
 */
final class Conclusion {

    private static final Logger log = LoggerFactory.getLogger(Conclusion.class);

    private static final int MOST_ATTEMPTS = 3;

    private final SendingRun run;
    private final Attempts attempts;
    private final CalloutTaskApi api;
    private final Quota quota;

    Conclusion(SendingRun run, ImportLedger ledger, CalloutTaskApi api) {
        this.run = run;
        this.attempts = ledger.attempts();
        this.api = api;
        this.quota = new Quota(api, run.task());
    }

    /** Of a proof: all, some or none of the batch is in the pool, and that will stay so. */
    Optional<SubmissionEnd> of(NumberBatch batch, Attempt attempt, PoolMatch proof) {
        if (proof.torn()) {
            unknown(
                    batch,
                    attempt,
                    "the pool shows numbers of its rows, but not for certain all of them as this batch's");
        } else if (proof.none() && attempt.denied()) {
            notApplied(batch, attempt);
        } else if (proof.none() && attempt.apiCode() != null) {
            return turnedAway(batch, attempt);
        } else if (proof.none()) {
            nothingKept(batch, attempt);
        } else {
            seen(batch, attempt, proof);
        }
        return Optional.empty();
    }

    /** The rows that the pool shows are accepted; the others, if any, are sent again. */
    void seen(NumberBatch batch, Attempt attempt, PoolMatch match) {
        var parts = new ArrayList<BatchPart>();
        var kept = match.exact();
        var outcome = outcome(
                How.POOL,
                kept.size() == batch.size()
                        ? "confirmed from the number pool"
                        : "the API kept " + match.seen() + " of " + batch.size() + " rows, as the number pool shows");
        var alike = outcome(
                How.POOL_WEAK,
                "the number pool shows the number with another name or description, perhaps by another writer");
        if (kept.isEmpty()) {
            kept = match.alike();
            outcome = alike;
        } else if (!match.alike().isEmpty()) {
            parts.add(new BatchPart(match.alike(), BatchState.SENT, alike));
        }
        if (!match.missing().isEmpty()) {
            parts.add(missing(batch, match.missing()));
        }
        attempts.settled(batch, attempt, new BatchSettlement(kept, List.of(), outcome, parts));
        log.info(
                "Batch {} of run {}: {} of {} rows confirmed from the number pool{}",
                batch.seq(),
                run.id(),
                match.seen(),
                batch.size(),
                match.missing().isEmpty() ? "" : ", the rest is a batch of its own");
    }

    void notReceived(NumberBatch batch, Attempt attempt) {
        attempts.settledNotReceived(
                batch, attempt, outcome(How.NOT_RECEIVED, "checked: the API never took the request"));
        log.info("Batch {} of run {}: never received by the API, to be sent again", batch.seq(), run.id());
    }

    void notApplied(NumberBatch batch, Attempt attempt) {
        attempts.settledNotReceived(batch, attempt, outcome(How.NOT_APPLIED, said(attempt)));
    }

    void denied(NumberBatch batch, Attempt attempt) {
        attempts.denied(batch, attempt, outcome(How.NOT_APPLIED, said(attempt)));
    }

    private static String said(Attempt attempt) {
        return Optional.ofNullable(attempt.message()).orElse("turned away");
    }

    void unknown(NumberBatch batch, Attempt attempt, String why) {
        attempts.settledUnknown(batch, attempt, outcome(How.NO_EVIDENCE, why));
        log.warn(
                "Batch {} of run {}: outcome unknown, {}; its rows stay listed as unknown", batch.seq(), run.id(), why);
    }

    private BatchPart missing(NumberBatch batch, List<StagedRow> rows) {
        return batch.attempts() < MOST_ATTEMPTS
                ? new BatchPart(rows, BatchState.PENDING, outcome(How.NOT_KEPT, "not kept by the API"))
                : new BatchPart(rows, BatchState.UNKNOWN, outcome(How.NO_EVIDENCE, givenUp(batch, rows.size())));
    }

    private void nothingKept(NumberBatch batch, Attempt attempt) {
        if (batch.attempts() >= MOST_ATTEMPTS) {
            unknown(batch, attempt, givenUp(batch, batch.size()));
            return;
        }
        attempts.settledNotReceived(batch, attempt, outcome(How.NOT_KEPT, "the number pool shows none of it"));
        log.info("Batch {} of run {}: not kept by the API, to be sent again", batch.seq(), run.id());
    }

    private static String givenUp(NumberBatch batch, int rows) {
        return "the API took it " + batch.attempts() + " times and neither kept nor refused " + rows + " of its rows";
    }

    private Optional<SubmissionEnd> turnedAway(NumberBatch batch, Attempt attempt) {
        var said = Optional.ofNullable(attempt.message()).orElse("code " + attempt.apiCode());
        var full = quota.exceededBy(batch.size());
        if (full.isPresent()) {
            attempts.settledNotReceived(batch, attempt, outcome(How.NOT_KEPT, full.get()));
            return full.map(why -> new SubmissionEnd.Failed(why + " (" + said + ")"));
        }
        var outcome = outcome(How.TURNED_AWAY, "turned away, and nothing of it is in the pool: " + said);
        if (batch.size() > 1) {
            attempts.halved(batch, attempt, outcome);
            log.warn(
                    "Batch {} of run {}: turned away, {}; each half is sent by itself to find the rows at fault",
                    batch.seq(),
                    run.id(),
                    said);
        } else if (attempts.timesTurnedAway(batch) > 1) {
            refused(batch, attempt, said, outcome);
        } else {
            attempts.settledNotReceived(batch, attempt, outcome);
        }
        return Optional.empty();
    }

    private void refused(NumberBatch batch, Attempt attempt, String said, AttemptOutcome outcome) {
        var row = batch.rows().get(0);
        var refused = new FailedRow(
                row.entry().row(),
                RowStatus.REFUSED,
                Reason.REFUSED_BY_API.name(),
                "the API turned the row away by itself: " + said,
                row.cells());
        attempts.settled(batch, attempt, BatchSettlement.whole(batch, List.of(refused), outcome));
        log.warn("Batch {} of run {}: its one row is at fault, {}", batch.seq(), run.id(), said);
    }

    private AttemptOutcome outcome(How how, String message) {
        return new AttemptOutcome(how, message, api.serverTime());
    }
}
