package numberimport.pipeline;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Why something was not done: a stable code, a sentence that says what was found, a hint that says the way out, the API's code where
 * it came from there, and the run that stands in the way, if it is one.
 */
public record Problem(
        String code,
        String message,
        String hint,
        @JsonIgnore ExitCode exit,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer apiCode,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long run) {

    /** The code of what another process is at work on. */
    public static final String RUN_HELD = "RUN_HELD";

    public Problem(String code, String message, String hint, ExitCode exit) {
        this(code, message, hint, exit, null, null);
    }

    public Problem(String code, String message, String hint, ExitCode exit, @Nullable Integer apiCode) {
        this(code, message, hint, exit, apiCode, null);
    }

    static Problem ofRun(long run, String code, String message, String hint, ExitCode exit) {
        return new Problem(code, message, hint, exit, null, run);
    }

    /** What was found and the way out, a line each. */
    public String text() {
        return message + "\n" + hint;
    }
}
