package numberimport.submission;

import java.util.List;
import numberimport.ledger.FailedRow;

/** What an answer to add_numbers says about the batch. */
sealed interface BatchOutcome {

    /** Taken, but for the refused rows. */
    record Acknowledged(List<FailedRow> refused) implements BatchOutcome {}

    /** Nothing was applied, for certain; the batch may be sent again later. */
    record NotSent(String why) implements BatchOutcome {}

    /** Nothing was applied, for certain, and sending must end. */
    record Denied(SubmissionEnd end, String why) implements BatchOutcome {}

    /** Applied, not applied, or applied in part: the answer does not say. */
    record InDoubt(String why) implements BatchOutcome {}
}
