package numberimport.pipeline;

import java.util.Locale;
import numberimport.api.ApiCodes;
import numberimport.api.ApiException;

/** What a failed call means to the person who launched the run. */
final class ApiProblems {

    private ApiProblems() {}

    /** A call about a task, which may not be there. */
    static ProblemException of(long task, ApiException e) {
        return e.hasCode(ApiCodes.NOT_FOUND)
                ? new ProblemException(new Problem(
                        "TASK_NOT_FOUND",
                        "There is no task " + task + " in this account.",
                        "look up the id in the console",
                        ExitCode.REFUSED,
                        ApiCodes.NOT_FOUND))
                : of(e);
    }

    static ProblemException of(ApiException e) {
        var code = e.code();
        if (code == null) {
            return new ProblemException(new Problem(
                    "API_UNAVAILABLE",
                    "The API does not answer as expected: " + e.found() + ".",
                    "check number-import.api.base-url and the network, then resume the run or import again",
                    ExitCode.API_FAILED));
        }
        var sentence = ApiCodes.sentence(code);
        var message = (sentence == null
                        ? "The API turned the call away"
                        : sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1))
                + " (" + e.found() + ").";
        var settings = ApiCodes.credentials(code) || code == ApiCodes.TIMESTAMP_SKEW;
        return new ProblemException(new Problem(
                settings ? "API_CREDENTIALS" : "API_ERROR",
                message,
                settings
                        ? "check base-url, email and token of the account, and this machine's clock"
                        : "see the API's documentation for code " + code + ", then resume the run or import again",
                settings ? ExitCode.CONFIGURATION : ExitCode.API_FAILED,
                code));
    }
}
