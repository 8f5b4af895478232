package numberimport.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** All stored rows of a sheet, blank ones too, in the order in which they are stored. */
final class SheetRowReader implements RowReader {

    static final int COLUMNS = 1 << 14;

    private static final int ROWS = 1 << 20;

    private final Workbook workbook;
    private final XmlStream xml;
    private final Place place;
    private final CellReader cells;
    private final Limits limits;
    private final SheetNotes notes = new SheetNotes();
    private final SheetRow row = new SheetRow();
    private final BitSet seenRows = new BitSet();
    private boolean inData;
    private int lastRow;
    private long cellCount;

    /** Takes the workbook over and closes it with itself. */
    SheetRowReader(Workbook workbook, XmlStream xml, Place place, CellReader cells, Limits limits) {
        this.workbook = workbook;
        this.xml = xml;
        this.place = place;
        this.cells = cells;
        this.limits = limits;
    }

    @Override
    public @Nullable SourceRow next() {
        try {
            while (xml.advance()) {
                if (inData && xml.starts("row")) {
                    return row();
                }
                note();
            }
            return null;
        } catch (XMLStreamException | RuntimeException e) {
            throw WorkbookFault.of(lastRow == 0 ? place.table() : place.at(lastRow), e);
        }
    }

    private void note() {
        if (xml.element().equals("sheetData")) {
            inData = xml.isStart();
        } else if (xml.starts("col") && xml.flag("hidden")) {
            int first = Integer.parseInt(xml.attribute("min", "1")) - 1;
            notes.hiddenColumns(first, Integer.parseInt(xml.attribute("max", "0")));
        } else if (xml.starts("mergeCell")) {
            notes.merge(xml.attribute("ref", ""));
        }
    }

    private SourceRow row() throws XMLStreamException {
        int number = rowNumber();
        boolean hidden = xml.flag("hidden");
        int column = -1;
        while (xml.advance() && !xml.ends("row")) {
            if (xml.starts("c")) {
                column = column(column);
                put(column, cells.read(xml));
            } else if (xml.isStart()) {
                xml.skip();
            }
        }
        SourceRow finished = row.finish(number, cells.formats());
        notes.row(hidden, finished);
        return finished;
    }

    private void put(int column, CellReader.Cell cell) {
        cellCount += cell.kind() == CellKind.EMPTY ? 0 : 1;
        if (cellCount > limits.cells()) {
            throw new XmlStream.UnsafeXmlException("more than %d cells in one sheet".formatted(limits.cells()));
        }
        row.put(column, cell);
    }

    private int rowNumber() {
        String stored = xml.attribute("r");
        lastRow = stored == null ? lastRow + 1 : Integer.parseInt(stored);
        if (lastRow < 1 || lastRow > ROWS) {
            throw new IllegalArgumentException("row number " + lastRow);
        }
        if (seenRows.get(lastRow)) {
            throw new IllegalArgumentException("the row stands there twice");
        }
        seenRows.set(lastRow);
        return lastRow;
    }

    private int column(int before) {
        String reference = xml.attribute("r");
        int column = reference == null ? before + 1 : columnOf(reference);
        if (column < 0 || column >= COLUMNS) {
            throw new IllegalArgumentException("column number " + (column + 1));
        }
        return column;
    }

    private static int columnOf(String reference) {
        int column = 0;
        for (int i = 0; i < reference.length() && reference.charAt(i) >= 'A' && column <= COLUMNS; i++) {
            column = 26 * column + reference.charAt(i) - 'A' + 1;
        }
        return column - 1;
    }

    @Override
    public List<String> warnings() {
        return notes.sentences(place);
    }

    @Override
    public void close() {
        try (workbook) {
            xml.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
