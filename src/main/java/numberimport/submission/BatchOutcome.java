package numberimport.submission;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import numberimport.ledger.FailedRow;
import org.jspecify.annotations.Nullable;

/** What an answer to add_numbers says about the batch. */
sealed interface BatchOutcome {

    /** Taken, but for the refused rows. */
    record Acknowledged(List<FailedRow> refused) implements BatchOutcome {}

    /** Nothing was applied, for certain; the batch may be sent again later. */
    record NotSent(String why) implements BatchOutcome {}

    /** Turned away as every other batch would be, so that sending must end. That nothing was applied is believed after a look at the pool. */
    record TurnedAway(SubmissionEnd end, String why) implements BatchOutcome {}

    /** Applied, not applied, or applied in part: the answer does not say. {@code code} is what the API gave as its reason, if it did. */
    record InDoubt(String why, @Nullable Integer code) implements BatchOutcome {

        InDoubt(String why) {
            this(why, null);
        }
    }

    /** In doubt, and calls are to be made further apart; {@code rest} is for how long to make none. */
    record TooOften(Optional<Duration> rest) implements BatchOutcome {}
}
