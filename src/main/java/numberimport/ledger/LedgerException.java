package numberimport.ledger;

import java.sql.SQLException;

/** The ledger can't be opened or is not safe to use; the message says what was found and what was expected. */
public final class LedgerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Class of SQL states about who asks: invalid authorization. */
    private static final String WHO_ASKS = "28";

    public LedgerException(String message, Throwable cause) {
        super(message, cause);
    }

    public LedgerException(String message) {
        super(message);
    }

    /** Whether the database turned the user or password away. */
    public boolean unauthorised() {
        for (var cause = getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException failure
                    && String.valueOf(failure.getSQLState()).startsWith(WHO_ASKS)) {
                return true;
            }
        }
        return false;
    }
}
