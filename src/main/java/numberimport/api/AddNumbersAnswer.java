package numberimport.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What came back from one sending of add_numbers; deciding what it means is not done here. */
public sealed interface AddNumbersAnswer {

    /** Success (code 1000) with its counts. */
    record Taken(long successfulCount, long unsuccessfulCount, List<FailedNumber> unsuccessful)
            implements AddNumbersAnswer {}

    /** HTTP 200 with another code. */
    record Denied(int code, String text) implements AddNumbersAnswer {}

    /** An answer that can't be read as the API's: another HTTP status, or no JSON with a code. */
    record Unreadable(int httpStatus, String found) implements AddNumbersAnswer {}

    /** HTTP 429 or its number as a code: calls come too often, perhaps with the time to make none. The batch may still have arrived. */
    record TooOften(Optional<Duration> rest) implements AddNumbersAnswer {}

    /** The request may have left, but no whole answer came. */
    record Lost(String why) implements AddNumbersAnswer {}

    /** The connection was never made: not a byte of the request left. */
    record NotSent(String why) implements AddNumbersAnswer {}
}
