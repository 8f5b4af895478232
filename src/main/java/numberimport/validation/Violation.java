package numberimport.validation;

/**
 * One rule that a row breaks: the column's header ("" for the row as a whole), the value as it stood there, and a
 * sentence with what was found and what was expected. The message shows numbers masked, the value does not, so {@code
 * toString} leaves the value out.
 */
public record Violation(Reason reason, String column, String value, String message) {

    @Override
    public String toString() {
        return "Violation[" + reason + ": " + message + "]";
    }
}
