package numberimport.pipeline;

import java.util.Locale;
import numberimport.api.ApiError;
import numberimport.api.ApiException;

/** What a failed call means to the person who launched it. */
public final class ApiProblems {

    /** The code of a call that may have had its effect. */
    public static final String OUTCOME_UNKNOWN = "OUTCOME_UNKNOWN";

    private ApiProblems() {}

    /** A call about a task, which may not be there. */
    public static ProblemException of(long task, ApiException e) {
        return e.is(ApiError.NOT_FOUND)
                ? new ProblemException(new Problem(
                        "TASK_NOT_FOUND",
                        "There is no task " + task + " in this account (" + e.found() + ").",
                        ApiError.NOT_FOUND.remedy(),
                        ExitCode.REFUSED,
                        ApiError.NOT_FOUND.code()))
                : of(e);
    }

    /** A call about none in particular. */
    public static ProblemException of(ApiException e) {
        var code = e.code();
        if (e.tooOften()) {
            return new ProblemException(new Problem(
                    "API_UNAVAILABLE",
                    "The API says that calls come too often (" + e.found() + ").",
                    "let the account's other programs rest, then resume the run or try again",
                    ExitCode.API_FAILED,
                    code));
        }
        if (code == null || e.mayHaveWorked()) {
            return new ProblemException(new Problem(
                    "API_UNAVAILABLE",
                    "The API does not answer as expected: " + e.found() + ".",
                    "check number-import.api.base-url and the network, then resume the run or try again",
                    ExitCode.API_FAILED));
        }
        return new ProblemException(e.error()
                .map(error -> documented(error, e))
                .orElseGet(() -> new Problem(
                        "API_ERROR",
                        "The API turned the call away with a code that is not documented (" + e.found() + ").",
                        "ask the vendor about code " + code + ", then resume the run or try again",
                        ExitCode.API_FAILED,
                        code)));
    }

    /** A call that was not made a second time, because the first may have had its effect although no answer says so. */
    public static ProblemException unsure(ApiException e, String effect, String look) {
        return new ProblemException(new Problem(
                OUTCOME_UNKNOWN,
                "It is not known whether " + effect + "; perhaps it is so (" + e.found() + ").",
                look,
                ExitCode.API_FAILED));
    }

    private static Problem documented(ApiError error, ApiException e) {
        var settings = error.credentials() || error == ApiError.TIMESTAMP_SKEW;
        var sentence = error.sentence();
        return new Problem(
                settings ? "API_CREDENTIALS" : "API_ERROR",
                sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1) + " (" + e.found() + ").",
                error.remedy(),
                settings ? ExitCode.CONFIGURATION : ExitCode.REFUSED,
                error.code());
    }
}
