package numberimport.file;

/** What a cell of the source holds. Cells of a CSV file are {@link #TEXT} or {@link #EMPTY}. */
public enum CellKind {
    EMPTY,
    TEXT,
    NUMBER,
    /** A number with a date format. */
    DATE,
    BOOLEAN,
    /** An error value such as {@code #N/A}, or a number that cannot be one. */
    ERROR,
    /** A formula with the value that Excel computed when the file was saved: a number (see {@code raw}) or text. */
    FORMULA,
    /** A formula that was saved without its value; it is never computed here. */
    FORMULA_WITHOUT_VALUE
}
