package numberimport.ledger;

/** The ledger can't be opened or is not safe to use; the message says what was found and what was expected. */
public final class LedgerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LedgerException(String message, Throwable cause) {
        super(message, cause);
    }

    public LedgerException(String message) {
        super(message);
    }
}
