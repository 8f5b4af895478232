package numberimport.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A workbook with the one sheet that is read, and its header. */
final class WorkbookTable implements TableSource {

    private final String name;
    private final String sha256;
    private final SheetSource source;
    private final SheetChoice choice;
    private final Sheet sheet;
    private final Header header;

    WorkbookTable(Path path, String name, SheetSource source, ReadingOptions options, Limits limits)
            throws IOException {
        this.name = name;
        this.source = source;
        sha256 = ContentHash.of(path);
        choice = new SheetChoice(name, source.sheets(), this::rows);
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
        return source.rows(from, Place.ofSheet(name, from.name()));
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
