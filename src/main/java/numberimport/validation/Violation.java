package numberimport.validation;

import org.jspecify.annotations.Nullable;

/**
 * One rule that a row breaks: the column's header ("" for the row as a whole), the value as it stood there, the text that was found where
 * it is to be shown, and what is wrong. The message shows numbers masked, the values are not, so {@code toString} leaves them out.
 */
public record Violation(
        Reason reason,
        String column,
        String value,
        @Nullable String found,
        String problem) {

    /** A sentence with what was found and what was expected; made when it is asked for, since of most rows nobody asks. */
    public String message() {
        var place = column.isEmpty() ? "" : column + " ";
        return place + (found == null ? "" : Masked.quoted(found) + " ") + problem;
    }

    @Override
    public String toString() {
        return "Violation[" + reason + ": " + message() + "]";
    }
}
