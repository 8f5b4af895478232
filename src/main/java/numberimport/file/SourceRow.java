package numberimport.file;

import org.jspecify.annotations.Nullable;

/**
 * One row of the source, known by its line (CSV: where the record starts) or its row in the sheet (Excel), counted from
 * 1. Columns count from 0; beyond the row's end every cell is empty.
 */
public final class SourceRow {

    /** Turns the raw value of a cell into what a person sees; asked only when the text is. */
    interface ShownText {
        String of(int column, String raw);
    }

    private final long number;
    private final String[] raw;
    private final CellKind @Nullable [] kinds;
    private final @Nullable ShownText shownText;

    private SourceRow(long number, String[] raw, CellKind @Nullable [] kinds, @Nullable ShownText shownText) {
        this.number = number;
        this.raw = raw;
        this.kinds = kinds;
        this.shownText = shownText;
    }

    /** A row of text, as from a CSV file. The array is not copied. */
    public static SourceRow of(long number, String... cells) {
        return new SourceRow(number, cells, null, null);
    }

    static SourceRow ofSheet(long number, String[] raw, CellKind[] kinds, ShownText shownText) {
        return new SourceRow(number, raw, kinds, shownText);
    }

    public long number() {
        return number;
    }

    /** How many cells the row has; may be fewer or more than the header. */
    public int size() {
        return raw.length;
    }

    /** What a person sees in the cell. */
    public String text(int column) {
        if (column >= raw.length) {
            return "";
        }
        return shownText == null ? raw[column] : shownText.of(column, raw[column]);
    }

    /**
     * What is stored: the exact number of a numeric cell in plain digits, never in scientific notation, never grouped
     * ({@code 8613812345678}, {@code 13812345678.5}); the text of every other cell.
     */
    public String raw(int column) {
        return column < raw.length ? raw[column] : "";
    }

    /** The raw value; with the zeros in front that only a number's format, such as 00000000000, shows. */
    public String rawPadded(int column) {
        String stored = raw(column);
        CellKind kind = kind(column);
        if (kind != CellKind.NUMBER && kind != CellKind.FORMULA) {
            return stored;
        }
        String text = text(column);
        boolean padded = text.startsWith("0")
                && text.endsWith(stored)
                && text.chars().limit((long) text.length() - stored.length()).allMatch(c -> c == '0');
        return padded ? text : stored;
    }

    public CellKind kind(int column) {
        if (column >= raw.length || (raw[column].isEmpty() && kinds == null)) {
            return CellKind.EMPTY;
        }
        return kinds == null ? CellKind.TEXT : kinds[column];
    }

    /** Whether nothing but white space stands in the row. A formula without its value is something. */
    public boolean blank() {
        for (int column = 0; column < raw.length; column++) {
            if (holdsValue(column)) {
                return false;
            }
        }
        return true;
    }

    boolean holdsValue(int column) {
        return kind(column) == CellKind.FORMULA_WITHOUT_VALUE || !WhiteSpace.isBlank(raw(column));
    }
}
