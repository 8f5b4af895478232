package numberimport.api;

import org.jspecify.annotations.Nullable;

/**
 * A call that reads did not give what was asked for. Carries the API's code where there was one; the text never holds a
 * signature, a token or a phone number.
 */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String found;
    private final @Nullable Integer code;
    private final boolean temporary;

    private ApiException(String message, @Nullable Integer code, boolean temporary) {
        super(message);
        this.found = message;
        this.code = code;
        this.temporary = temporary;
    }

    /** The API answered with a code that is not success. */
    public static ApiException answered(String call, int code, @Nullable String text) {
        return new ApiException(
                call + ": code " + code + (text == null || text.isBlank() ? "" : " \"" + text + "\""), code, false);
    }

    static ApiException unreadable(String call, String found, boolean temporary) {
        return new ApiException(call + ": " + found + ", expected JSON with a code", null, temporary);
    }

    /** No answer came. */
    public static ApiException unreachable(String call, String why) {
        return new ApiException(call + ": no answer, " + why, null, true);
    }

    /** What was asked and what came instead. */
    public String found() {
        return found;
    }

    /** The API's business code; null when there was no answer to read. */
    public @Nullable Integer code() {
        return code;
    }

    public boolean hasCode(int expected) {
        return code != null && code == expected;
    }

    /** Whether the same call may work a little later. */
    public boolean temporary() {
        return temporary;
    }
}
