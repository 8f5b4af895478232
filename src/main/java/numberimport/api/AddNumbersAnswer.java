package numberimport.api;

import java.util.List;

/** What came back from one sending of add_numbers; deciding what it means is not done here. */
public sealed interface AddNumbersAnswer {

    /** Success (code 1000) with its counts. */
    record Taken(long successfulCount, long unsuccessfulCount, List<FailedNumber> unsuccessful)
            implements AddNumbersAnswer {}

    /** HTTP 200 with another code. */
    record Denied(int code, String text) implements AddNumbersAnswer {}

    /** An answer that can't be read as the API's: another HTTP status, or no JSON with a code. */
    record Unreadable(int httpStatus, String found) implements AddNumbersAnswer {}

    /** The request may have left, but no whole answer came. */
    record Lost(String why) implements AddNumbersAnswer {}

    /** The connection was never made: not a byte of the request left. */
    record NotSent(String why) implements AddNumbersAnswer {}
}
