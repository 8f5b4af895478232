package numberimport.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** An old Excel workbook (.xls, Excel 97 to 2003) with the one sheet that is read, and its header. */
final class XlsTable implements TableSource {

    private final Path path;
    private final String name;
    private final Limits limits;
    private final String sha256;
    private final OldCells cells;
    private final SheetChoice choice;
    private final Sheet sheet;
    private final Header header;

    XlsTable(Path path, String name, ReadingOptions options, Limits limits) throws IOException {
        this.path = path;
        this.name = name;
        this.limits = limits;
        sha256 = ContentHash.of(path);
        OldWorkbook.Outline outline = outline();
        cells = new OldCells(outline.strings(), outline.formats());
        choice = new SheetChoice(name, outline.sheets(), this::rows);
        sheet = choice.of(options.sheet());
        try (RowReader rows = rows()) {
            header = Header.find(rows, place(), options.headerRow(), limits);
        }
    }

    private OldWorkbook.Outline outline() {
        try {
            return OldWorkbook.outline(path, limits);
        } catch (IOException | RuntimeException e) {
            throw WorkbookFault.of(name, e);
        }
    }

    @Override
    public String sha256() {
        return sha256;
    }

    @Override
    public Header header() {
        return header;
    }

    @Override
    public RowReader rows() {
        return rows(sheet);
    }

    private RowReader rows(Sheet from) {
        Place place = Place.ofSheet(name, from.name());
        try {
            return new OldSheetReader(OldWorkbook.open(path), Integer.parseInt(from.part()), place, cells, limits);
        } catch (IOException | RuntimeException e) {
            throw WorkbookFault.of(place.table(), e);
        }
    }

    @Override
    public Place place() {
        return Place.ofSheet(name, sheet.name());
    }

    @Override
    public String sheet() {
        return sheet.name();
    }

    @Override
    public List<String> warnings() {
        return choice.warnings(sheet);
    }
}
