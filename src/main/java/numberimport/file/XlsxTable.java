package numberimport.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import numberimport.file.Workbook.Sheet;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;

/** A workbook with the one sheet that is read, and its header. */
final class XlsxTable implements TableSource {

    private final Path path;
    private final String name;
    private final Limits limits;
    private final String sha256;
    private final List<Sheet> sheets;
    private final CellReader cells;
    private final Sheet sheet;
    private final Header header;

    XlsxTable(Path path, String name, ReadingOptions options, Limits limits) throws IOException {
        this.path = path;
        this.name = name;
        this.limits = limits;
        sha256 = ContentHash.of(path);
        try (var workbook = Workbook.open(path)) {
            Workbook.Outline outline = workbook.outline();
            sheets = outline.sheets();
            cells = workbook.cells(outline.since1904(), limits);
        } catch (OpenXML4JException | XMLStreamException | IOException | RuntimeException e) {
            throw WorkbookFault.of(name, e);
        }
        sheet = options.sheet() == null ? onlySheetWithData() : wanted(options.sheet());
        try (RowReader rows = rows()) {
            header = Header.find(rows, place(), options.headerRow(), limits);
        }
    }

    private Sheet onlySheetWithData() {
        List<Sheet> visible = withData(false);
        if (visible.size() == 1) {
            return visible.get(0);
        }
        if (visible.size() > 1) {
            throw new UnreadableFileException(
                    "CHOOSE_SHEET",
                    "%s: several sheets hold data (%s), expected one".formatted(name, names(visible)),
                    "Name the one to import with --sheet.");
        }
        List<Sheet> hidden = withData(true);
        if (!hidden.isEmpty()) {
            throw new UnreadableFileException(
                    "HIDDEN_SHEET",
                    "%s: only hidden sheets hold data (%s), expected a visible one".formatted(name, names(hidden)),
                    "Show the sheet in Excel, or name it with --sheet.");
        }
        throw new UnreadableFileException(
                "EMPTY_FILE",
                name + ": no sheet holds data, expected column names and rows",
                "Export the file again; it needs a header row.");
    }

    private List<Sheet> withData(boolean hidden) {
        return sheets.stream()
                .filter(candidate -> candidate.hidden() == hidden && holdsData(candidate))
                .toList();
    }

    private boolean holdsData(Sheet candidate) {
        try (RowReader rows = rows(candidate)) {
            SourceRow row = rows.next();
            while (row != null && row.blank()) {
                row = rows.next();
            }
            return row != null;
        }
    }

    private Sheet wanted(String nameOrNumber) {
        for (Sheet candidate : sheets) {
            if (candidate.name().equals(nameOrNumber)) {
                return candidate;
            }
        }
        List<Sheet> visible =
                sheets.stream().filter(candidate -> !candidate.hidden()).toList();
        for (int number = 1; number <= visible.size(); number++) {
            if (nameOrNumber.equals(String.valueOf(number))) {
                return visible.get(number - 1);
            }
        }
        throw new UnreadableFileException(
                "NO_SUCH_SHEET",
                "%s: no sheet is called \"%s\", expected one of %s".formatted(name, nameOrNumber, names(sheets)),
                "Name one of them with --sheet, or give its number, counted from 1.");
    }

    private static String names(List<Sheet> sheets) {
        return sheets.stream().map(sheet -> "\"" + sheet.name() + "\"").collect(Collectors.joining(", "));
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
        List<Sheet> passedOver = sheets.stream()
                .filter(candidate -> candidate.hidden() && !candidate.equals(sheet))
                .toList();
        return passedOver.isEmpty()
                ? List.of()
                : List.of("%s: hidden sheets are not read: %s (HIDDEN_SHEET).".formatted(name, names(passedOver)));
    }
}
