package numberimport.submission;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import numberimport.api.AddNumbersAnswer;
import numberimport.api.AddNumbersRequest;
import numberimport.api.CallStamp;
import numberimport.api.CalloutTaskApi;
import numberimport.api.NumberToAdd;
import numberimport.ledger.Attempt;
import numberimport.ledger.AttemptOutcome;
import numberimport.ledger.AttemptOutcome.How;
import numberimport.ledger.FailedRow;
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
    private final List<String> duplicateReasons;
    private final StoppablePause time;
    private final CallMeter meter;
    private final AnswerReading reading = new AnswerReading();

    /** {@code duplicateReasons} are words, in lower case, by which the API refuses a number that the task has already. */
    Delivery(
            SendingRun run,
            ImportLedger ledger,
            CalloutTaskApi api,
            List<String> duplicateReasons,
            StoppablePause time) {
        this.run = run;
        this.ledger = ledger;
        this.api = api;
        this.duplicateReasons = duplicateReasons.stream()
                .map(words -> words.toLowerCase(Locale.ROOT))
                .toList();
        this.time = time;
        this.meter = new CallMeter(run.account());
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
        var answer = slot.lost()
                ? new AddNumbersAnswer.NotSent("the process was held up until its slot was over")
                : api.addNumbers(new CallStamp(attempt.nonce(), attempt.signedAt()), body, slot::left);
        var outcome = reading.read(batch, answer);
        if (!(answer instanceof AddNumbersAnswer.NotSent)) {
            slot.answered();
            meter.called(started, time.now(), outcome);
        }
        if (outcome instanceof BatchOutcome.Acknowledged taken) {
            acknowledged(batch, attempt, started, taken.refused());
        } else {
            if (!(answer instanceof AddNumbersAnswer.NotSent)) {
                ledger.attempts().started(attempt, started);
            }
            record(batch, attempt, outcome);
        }
        return outcome;
    }

    private void record(NumberBatch batch, Attempt attempt, BatchOutcome outcome) {
        if (outcome instanceof BatchOutcome.NotSent notSent) {
            ledger.attempts().notApplied(batch, attempt, known(How.NOT_SENT, notSent.why()));
            log.warn("Batch {} of run {}: not sent, {}; it waits to be sent", batch.seq(), run.id(), notSent.why());
        } else if (outcome instanceof BatchOutcome.TurnedAway turned) {
            ledger.attempts().inDoubt(batch, attempt, null, known(How.IN_DOUBT, turned.why()));
            log.warn("Batch {} of run {}: turned away, {}; sending ends", batch.seq(), run.id(), turned.why());
        } else if (outcome instanceof BatchOutcome.InDoubt doubt) {
            doubted(batch, attempt, doubt);
        } else if (outcome instanceof BatchOutcome.TooOften) {
            doubted(batch, attempt, new BatchOutcome.InDoubt("the API says that calls come too often"));
        }
    }

    /** A number that is refused as being there already is accepted, when an earlier attempt may have put it there. */
    private void acknowledged(NumberBatch batch, Attempt attempt, Instant started, List<FailedRow> refused) {
        var outcome = known(How.ANSWER, "acknowledged");
        var duplicates = refused.stream().filter(this::isDuplicate).toList();
        if (!duplicates.isEmpty() && !ledger.attempts().perhapsTakenBefore(batch, attempt)) {
            duplicates = List.of();
        }
        ledger.attempts().answered(batch, attempt, started, Duplicates.accepted(batch, refused, duplicates, outcome));
        log.info(
                "Batch {} of run {}: {} rows accepted, {} refused",
                batch.seq(),
                run.id(),
                batch.size() - refused.size() + duplicates.size(),
                refused.size() - duplicates.size());
    }

    private boolean isDuplicate(FailedRow refused) {
        var reason = refused.reason().toLowerCase(Locale.ROOT);
        return duplicateReasons.stream().anyMatch(reason::contains);
    }

    private void doubted(NumberBatch batch, Attempt attempt, BatchOutcome.InDoubt doubt) {
        ledger.attempts().inDoubt(batch, attempt, doubt.code(), known(How.IN_DOUBT, doubt.why()));
        log.warn(
                "Batch {} of run {}: in doubt, {}; the pool is read before anything of it is sent again",
                batch.seq(),
                run.id(),
                doubt.why());
    }

    private AttemptOutcome known(How how, String message) {
        return new AttemptOutcome(how, message, api.serverTime());
    }
}
