package numberimport.file;

import java.util.Arrays;

/** The cells of one row while it is read; grows with what is stored, never with what the sheet claims to hold. */
final class SheetRow {

    private static final int FIRST_CELLS = 8;

    private String[] raw = new String[FIRST_CELLS];
    private CellKind[] kinds = new CellKind[FIRST_CELLS];
    private int[] styles = new int[FIRST_CELLS];
    private int size;

    void put(int column, CellReader.Cell cell) {
        if (cell.kind() == CellKind.EMPTY) {
            return;
        }
        if (column >= raw.length) {
            int length = Math.max(column + 1, 2 * raw.length);
            raw = Arrays.copyOf(raw, length);
            kinds = Arrays.copyOf(kinds, length);
            styles = Arrays.copyOf(styles, length);
        }
        for (; size <= column; size++) {
            raw[size] = "";
            kinds[size] = CellKind.EMPTY;
            styles[size] = CellReader.AS_IS;
        }
        if (kinds[column] != CellKind.EMPTY) {
            throw new IllegalArgumentException("two cells in column " + (column + 1));
        }
        raw[column] = cell.raw();
        kinds[column] = cell.kind();
        styles[column] = cell.style();
    }

    SourceRow finish(long number, CellFormats formats) {
        int[] shownBy = Arrays.copyOf(styles, size);
        SourceRow row = SourceRow.ofSheet(
                number,
                Arrays.copyOf(raw, size),
                Arrays.copyOf(kinds, size),
                (column, stored) ->
                        shownBy[column] == CellReader.AS_IS ? stored : formats.text(shownBy[column], stored));
        size = 0;
        return row;
    }
}
