package numberimport.submission;

import numberimport.api.AddNumbersAnswer;
import numberimport.api.AddNumbersRequest;
import numberimport.api.CallStamp;
import numberimport.api.CalloutTaskApi;
import numberimport.api.NumberToAdd;
import numberimport.ledger.Attempt;
import numberimport.ledger.AttemptOutcome;
import numberimport.ledger.AttemptOutcome.How;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.NumberBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one batch out of the door once, and writes down what the answer says. */
final class Delivery {

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);

    private final SendingRun run;
    private final ImportLedger ledger;
    private final CalloutTaskApi api;
    private final StoppablePause time;
    private final AnswerReading reading = new AnswerReading();

    Delivery(SendingRun run, ImportLedger ledger, CalloutTaskApi api, StoppablePause time) {
        this.run = run;
        this.ledger = ledger;
        this.api = api;
        this.time = time;
    }

    byte[] body(NumberBatch batch) {
        var numbers = batch.rows().stream()
                .map(row -> row.entry())
                .map(entry -> new NumberToAdd(entry.cellphone(), entry.name(), entry.description(), entry.custom()))
                .toList();
        return new AddNumbersRequest(run.task(), numbers).toJson();
    }

    BatchOutcome deliver(NumberBatch batch, Attempt attempt, byte[] body, Pace.Slot slot) {
        var started = time.now();
        var answer = api.addNumbers(new CallStamp(attempt.nonce(), attempt.signedAt()), body, slot::started);
        slot.answered();
        var outcome = reading.read(batch, answer);
        if (!(answer instanceof AddNumbersAnswer.NotSent)) {
            ledger.attempts().started(attempt, started);
        }
        record(batch, attempt, outcome);
        return outcome;
    }

    private void record(NumberBatch batch, Attempt attempt, BatchOutcome outcome) {
        if (outcome instanceof BatchOutcome.Acknowledged taken) {
            ledger.attempts().acknowledged(batch, attempt, taken.refused(), known(How.ANSWER, "acknowledged"));
            log.info(
                    "Batch {} of run {}: {} rows accepted, {} refused",
                    batch.seq(),
                    run.id(),
                    batch.size() - taken.refused().size(),
                    taken.refused().size());
        } else if (outcome instanceof BatchOutcome.NotSent notSent) {
            ledger.attempts().notApplied(batch, attempt, known(How.NOT_SENT, notSent.why()));
            log.warn("Batch {} of run {}: not sent, {}; it waits to be sent", batch.seq(), run.id(), notSent.why());
        } else if (outcome instanceof BatchOutcome.Denied denied) {
            ledger.attempts().notApplied(batch, attempt, known(How.NOT_APPLIED, denied.why()));
            log.warn("Batch {} of run {}: turned away, {}; sending ends", batch.seq(), run.id(), denied.why());
        } else if (outcome instanceof BatchOutcome.InDoubt doubt) {
            ledger.attempts().inDoubt(batch, attempt, known(How.IN_DOUBT, doubt.why()));
            log.warn(
                    "Batch {} of run {}: in doubt, {}; the pool is read before anything of it is sent again",
                    batch.seq(),
                    run.id(),
                    doubt.why());
        }
    }

    private AttemptOutcome known(How how, String message) {
        return new AttemptOutcome(how, message, api.serverTime());
    }
}
