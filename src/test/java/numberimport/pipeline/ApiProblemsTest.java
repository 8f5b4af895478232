package numberimport.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import numberimport.api.ApiException;
import org.junit.jupiter.api.Test;

class ApiProblemsTest {

    @Test
    void saysThatCallsComeTooOften() {
        var problem = ApiProblems.of(ApiException.answered("show task 16", 429, "slow down"))
                .problem();

        assertThat(problem)
                .isEqualTo(new Problem(
                        "API_UNAVAILABLE",
                        "The API says that calls come too often (show task 16: code 429 \"slow down\").",
                        "let the account's other programs rest, then resume the run or try again",
                        ExitCode.API_FAILED,
                        429));
    }
}
