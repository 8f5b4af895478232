package numberimport.pipeline;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** What it means to people that the ledger's database failed while it was in use, such as on a full disk: nothing that was sent is lost. */
public final class LedgerFault {

    private static final String CODE = "LEDGER_FAILED";

    private LedgerFault() {}

    /** Whether that is what a problem says. */
    public static boolean isIt(@Nullable Problem problem) {
        return problem != null && problem.code().equals(CODE);
    }

    /** The problem; empty where the failure is none of the database. */
    public static Optional<Problem> in(Throwable failure) {
        var ofDatabase = false;
        var deepest = failure;
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            ofDatabase |= cause instanceof DataAccessException || cause instanceof TransactionException;
            deepest = cause;
        }
        return ofDatabase ? Optional.of(problem(deepest)) : Optional.empty();
    }

    private static Problem problem(Throwable deepest) {
        var message = deepest.getMessage();
        return new Problem(
                CODE,
                "The ledger's database failed: "
                        + (message == null ? deepest.getClass().getSimpleName() : message) + ".",
                "look at the room on its disk and at the database; then resume goes on with what was not sent",
                ExitCode.INTERNAL);
    }
}
