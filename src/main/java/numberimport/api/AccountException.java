package numberimport.api;

/** An account's settings are missing or unsafe; the message says what was found, the hint what to do. */
public final class AccountException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String hint;

    AccountException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    public String hint() {
        return hint;
    }
}
