package numberimport.validation;

/** The columns of a file can't be understood, so nothing of it may be sent; carries a stable code and the way out. */
public final class MappingException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String code;
    private final String hint;

    MappingException(String code, String message, String hint) {
        super(message);
        this.code = code;
        this.hint = hint;
    }

    /** NO_HEADER, NO_NUMBER_COLUMN, AMBIGUOUS_COLUMN, UNKNOWN_HEADER, TOO_MANY_CUSTOM and the like. */
    public String code() {
        return code;
    }

    /** One sentence: what a person can do about it. */
    public String hint() {
        return hint;
    }
}
