package numberimport.file;

/** Rows as an Excel sheet gives them, for tests of other rooms: each cell with its kind, its raw value and what is shown. */
public final class SheetRows {

    private SheetRows() {}

    /** One cell. */
    public record Cell(CellKind kind, String raw, String shown) {}

    public static SourceRow row(long number, Cell... cells) {
        var raw = new String[cells.length];
        var kinds = new CellKind[cells.length];
        for (int i = 0; i < cells.length; i++) {
            raw[i] = cells[i].raw();
            kinds[i] = cells[i].kind();
        }
        return SourceRow.ofSheet(number, raw, kinds, (column, ignored) -> cells[column].shown());
    }
}
