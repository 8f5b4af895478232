package numberimport.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;

/** A workbook with the one sheet that is read, and its header. */
final class XlsxTable implements TableSource {

    private final Path path;
    private final String name;
    private final Limits limits;
    private final String sha256;
    private final CellReader cells;
    private final SheetChoice choice;
    private final Sheet sheet;
    private final Header header;

    XlsxTable(Path path, String name, ReadingOptions options, Limits limits) throws IOException {
        this.path = path;
        this.name = name;
        this.limits = limits;
        sha256 = ContentHash.of(path);
        List<Sheet> sheets;
        try (var workbook = Workbook.open(path)) {
            Workbook.Outline outline = workbook.outline();
            sheets = outline.sheets();
            cells = workbook.cells(outline.since1904(), limits);
        } catch (OpenXML4JException | XMLStreamException | IOException | RuntimeException e) {
            throw WorkbookFault.of(name, e);
        }
        choice = new SheetChoice(name, sheets, this::rows);
        sheet = choice.of(options.sheet());
        try (RowReader rows = rows()) {
            header = Header.find(rows, place(), options.headerRow(), limits);
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
        Workbook workbook = null;
        try {
            workbook = Workbook.open(path);
            return new SheetRowReader(workbook, workbook.sheet(from), place, cells, limits);
        } catch (OpenXML4JException | XMLStreamException | IOException | RuntimeException e) {
            if (workbook != null) {
                workbook.close();
            }
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
