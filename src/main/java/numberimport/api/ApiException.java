package numberimport.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call did not bring what it was made for. Carries the API's code where there was one; the text never holds a signature, a
 * token or a phone number.
 */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What became of the call, as far as it can be known. */
    private enum Fate {
        NEVER_LEFT,
        UNKNOWN,
        ANSWERED
    }

    private final String found;
    private final @Nullable Integer code;
    private final boolean temporary;
    private final Fate fate;

    private ApiException(String message, @Nullable Integer code, boolean temporary, Fate fate) {
        super(message);
        this.found = message;
        this.code = code;
        this.temporary = temporary;
        this.fate = fate;
    }

    /** The API answered with a code that is not success. */
    public static ApiException answered(String call, int code, @Nullable String text) {
        return answered(call, code, text, false, Fate.ANSWERED);
    }

    /** Calls come too often, and this one was turned away: by the API, or by a server in front of it that knows no codes. */
    static ApiException tooOften(String call, String text) {
        return answered(call, WireAnswer.TOO_MANY_REQUESTS, text, true, Fate.ANSWERED);
    }

    /** The API answered with a code that is not success, but in a way that refuses nothing for certain. */
    static ApiException unsure(String call, int code, String text, boolean temporary) {
        return answered(call, code, text, temporary, Fate.UNKNOWN);
    }

    private static ApiException answered(String call, int code, @Nullable String text, boolean temporary, Fate fate) {
        var said = text == null || text.isBlank() ? "" : " \"" + text + "\"";
        return new ApiException(call + ": code " + code + said, code, temporary, fate);
    }

    static ApiException unreadable(String call, String found, boolean temporary) {
        return new ApiException(call + ": " + found + ", expected JSON with a code", null, temporary, Fate.UNKNOWN);
    }

    /** The API's answer has the code of success, but not the shape that its document gives. */
    static ApiException misshapen(String call, String found) {
        return new ApiException(call + ": " + found, null, false, Fate.UNKNOWN);
    }

    /** The call arrived twice, and the answer to the one that was admitted is lost. */
    static ApiException deliveredTwice(String call) {
        return new ApiException(
                call + ": no answer, its nonce was used by a copy of the call", null, true, Fate.UNKNOWN);
    }

    /** No answer came; the request may have left. */
    public static ApiException unreachable(String call, String why) {
        return new ApiException(call + ": no answer, " + why, null, true, Fate.UNKNOWN);
    }

    /** No connection was made: not a byte of the request left. */
    static ApiException unconnected(String call, String why) {
        return new ApiException(call + ": no connection, " + why, null, true, Fate.NEVER_LEFT);
    }

    /** What was asked and what came instead. */
    public String found() {
        return found;
    }

    /** The API's business code, or 429 where the HTTP status alone says so; null when there was no answer to read. */
    public @Nullable Integer code() {
        return code;
    }

    /** The documented failure that the code stands for; empty without a code, and for one that is not documented. */
    public Optional<ApiError> error() {
        return Optional.ofNullable(code).flatMap(ApiError::of);
    }

    /** Whether the API said that calls come too often. */
    public boolean tooOften() {
        return code != null && code == WireAnswer.TOO_MANY_REQUESTS;
    }

    /** Whether the API refused the call for that reason: a server's error with its code is no refusal. */
    public boolean is(ApiError expected) {
        return fate == Fate.ANSWERED && code != null && code == expected.code();
    }

    /** Whether the same call may work a little later. */
    public boolean temporary() {
        return temporary;
    }

    /** Whether not a byte of the call left, so that it may be made again whatever it does. */
    public boolean neverLeft() {
        return fate == Fate.NEVER_LEFT;
    }

    /** Whether the call may have taken effect although nothing says so. */
    public boolean mayHaveWorked() {
        return fate == Fate.UNKNOWN;
    }
}
