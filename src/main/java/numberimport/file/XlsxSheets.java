package numberimport.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;

/** The sheets of an .xlsx workbook. */
final class XlsxSheets implements SheetSource {

    private final Path path;
    private final Limits limits;
    private final List<Sheet> sheets;
    private final CellReader cells;

    /** {@code name} is how messages call the file. */
    XlsxSheets(Path path, String name, Limits limits) {
        this.path = path;
        this.limits = limits;
        try (var workbook = Workbook.open(path)) {
            Workbook.Outline outline = workbook.outline();
            sheets = outline.sheets();
            cells = workbook.cells(outline.since1904(), limits);
        } catch (OpenXML4JException | XMLStreamException | IOException | RuntimeException e) {
            throw WorkbookFault.of(name, e);
        }
    }

    @Override
    public List<Sheet> sheets() {
        return sheets;
    }

    @Override
    public RowReader rows(Sheet sheet, Place place) {
        Workbook workbook = null;
        try {
            workbook = Workbook.open(path);
            return new SheetRowReader(workbook, workbook.sheet(sheet), place, cells, limits);
        } catch (OpenXML4JException | XMLStreamException | IOException | RuntimeException e) {
            if (workbook != null) {
                workbook.close();
            }
            throw WorkbookFault.of(place.table(), e);
        }
    }
}
