package numberimport.validation;

/**
 * Why a row is not accepted. The names are stable: they stand in reports and in JSON, and people filter by them. Each
 * carries the action a person takes.
 */
public enum Reason {
    PHONE_INVALID("Correct the number in the source."),
    NO_NUMBER("Fill in the number, or leave the row out."),
    SCIENTIFIC("Format the column as text in the spreadsheet, fill in the numbers again from the source, and export."),
    GROUPED_NUMBER("Write the number without separators; format the column as text."),
    LEADING_ZERO("Remove the 0 in front of the mobile number."),
    SHORT_CODE("Leave the row out: short codes and emergency numbers are never called."),
    MASKED_NUMBER("Export the number unmasked from the source."),
    FORMULA_TEXT("Replace the formula by its value."),
    PRECISION_LOST(
            "Format the column as text and fill in the value again from the source: a spreadsheet keeps 15 digits."),
    CELL_ERROR("Mend the formula in the spreadsheet, or replace it by its value."),
    NO_CACHED_VALUE("Open the file in the spreadsheet and save it, so that the formula has a value."),
    FIELD_TOO_LONG("Shorten the text."),
    BAD_CHARACTER("Export again with the right encoding, or type the text again: a character was lost."),
    TOO_MANY_COLUMNS("Put a value that contains the delimiter in quotes, or remove the extra cells."),
    TOO_FEW_COLUMNS("Complete the row: its number column is missing."),
    REPEATED_HEADER("Leave the row out: it repeats the header."),
    TOO_MANY_NUMBERS("Spread the numbers over several rows."),
    DUPLICATE_IN_FILE("Nothing, unless the number of this row is wrong."),
    DUPLICATE_IN_POOL("Nothing: the number is in the task already."),
    DNC_LISTED("Nothing: the number must not be called."),
    REFUSED_BY_API("See the reason the API gave; correct the row and import it again."),
    NOT_RECEIVED("Retry the run with --reason NOT_RECEIVED, or import the row again."),
    NOT_SENT("Resume the run: the row has not been sent."),
    UNKNOWN_OUTCOME(
            "Look for the number in the task's pool, then resolve the run; do not import the row again before."),
    ERASED("Nothing: what stood here was erased.");

    private final String action;

    Reason(String action) {
        this.action = action;
    }

    /** One sentence: what a person does about it. */
    public String action() {
        return action;
    }
}
