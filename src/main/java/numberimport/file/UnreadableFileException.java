package numberimport.file;

/**
 * A file that cannot be trusted as a whole. The code is a stable name; the message says what was found, what was
 * expected and where; the hint says the way out. None of them holds a phone number.
 */
public sealed class UnreadableFileException extends RuntimeException permits SeveralSheetsException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String hint;

    UnreadableFileException(String code, String message, String hint) {
        super(message);
        this.code = code;
        this.hint = hint;
    }

    UnreadableFileException(String code, String message, String hint, Throwable cause) {
        super(message, cause);
        this.code = code;
        this.hint = hint;
    }

    public String code() {
        return code;
    }

    public String hint() {
        return hint;
    }
}
