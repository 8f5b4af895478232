package numberimport.pipeline;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Why something was not done: a stable code, a sentence that says what was found, a hint that says the way out, and the API's
 * code where it came from there.
 */
public record Problem(
        String code,
        String message,
        String hint,
        @JsonIgnore ExitCode exit,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer apiCode) {

    /** The code of what another process is at work on. */
    public static final String RUN_HELD = "RUN_HELD";

    public Problem(String code, String message, String hint, ExitCode exit) {
        this(code, message, hint, exit, null);
    }

    /** What was found and the way out, a line each. */
    public String text() {
        return message + "\n" + hint;
    }
}
