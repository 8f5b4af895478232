package numberimport.pipeline;

import java.util.List;
import java.util.Objects;
import numberimport.ledger.AttemptOutcome.How;
import numberimport.ledger.NumberBatch;
import numberimport.validation.Reason;

/** What became of a batch's rows, as the result files say it: status, code, reason, action. */
final class BatchWords {

    private BatchWords() {}

    /** Told apart by how it is known, where no answer said it. */
    static List<String> accepted(NumberBatch batch) {
        var via = batch.via();
        return via == null || via == How.ANSWER
                ? List.of("accepted", "", "in the task", "")
                : List.of("accepted", via.name(), Objects.requireNonNullElse(batch.message(), ""), "");
    }

    static List<String> unsent(NumberBatch batch) {
        return List.of("unsent", Reason.NOT_SENT.name(), "not sent yet", Reason.NOT_SENT.action());
    }

    static List<String> unknown(NumberBatch batch) {
        var why = batch.message();
        return List.of(
                "unknown",
                Reason.UNKNOWN_OUTCOME.name(),
                "sent " + batch.attempts() + (batch.attempts() == 1 ? " time" : " times") + ", nonce " + batch.nonce()
                        + ": " + (why == null ? "no answer yet" : why),
                Reason.UNKNOWN_OUTCOME.action());
    }
}
