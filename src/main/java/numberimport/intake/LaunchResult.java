package numberimport.intake;

import java.time.Instant;
import numberimport.ledger.LaunchEnding;

/** What came of working on a launch. */
sealed interface LaunchResult {

    /** It has ended, well or not. */
    record Ended(LaunchEnding ending) implements LaunchResult {}

    /** It was not its time: it goes on from then on. */
    record Postponed(Instant due, String why) implements LaunchResult {}

    /** Something failed that may be well later: it is tried again from then on. */
    record Failed(Instant due, String why, int exitCode) implements LaunchResult {}
}
