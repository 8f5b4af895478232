package numberimport.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class LedgerFaultTest {

    @Test
    void saysWhatTheDatabaseFailedBy() {
        var full = new IOException("General error", new IOException("No space left on device"));

        assertThat(LedgerFault.in(new IllegalStateException(new DataAccessResourceFailureException("SELECT", full))))
                .get()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("LEDGER_FAILED");
                    assertThat(problem.message()).isEqualTo("The ledger's database failed: No space left on device.");
                    assertThat(problem.exit()).isEqualTo(ExitCode.INTERNAL);
                });
    }

    @Test
    void namesWhatHasNoMessage() {
        assertThat(LedgerFault.in(new DataAccessResourceFailureException("SELECT", new EOFException())))
                .get()
                .extracting(Problem::message)
                .isEqualTo("The ledger's database failed: EOFException.");
    }

    @Test
    void leavesOtherFailuresToOthers() {
        assertThat(LedgerFault.in(new IllegalStateException(new IOException("gone"))))
                .isEmpty();
    }
}
