package numberimport.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The sheets of an .xls workbook (Excel 97 to 2003). */
final class OldSheets implements SheetSource {

    private final Path path;
    private final Limits limits;
    private final List<Sheet> sheets;
    private final OldCells cells;

    /** {@code name} is how messages call the file. */
    OldSheets(Path path, String name, Limits limits) {
        this.path = path;
        this.limits = limits;
        try {
            OldWorkbook.Outline outline = OldWorkbook.outline(path, limits);
            sheets = outline.sheets();
            cells = new OldCells(outline.strings(), outline.formats());
        } catch (IOException | RuntimeException e) {
            throw WorkbookFault.of(name, e);
        }
    }

    @Override
    public List<Sheet> sheets() {
        return sheets;
    }

    @Override
    public RowReader rows(Sheet sheet, Place place) {
        try {
            return new OldSheetReader(OldWorkbook.open(path), Integer.parseInt(sheet.part()), place, cells, limits);
        } catch (IOException | RuntimeException e) {
            throw WorkbookFault.of(place.table(), e);
        }
    }
}
