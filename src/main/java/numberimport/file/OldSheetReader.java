package numberimport.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.List;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.ColumnInfoRecord;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RowRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.jspecify.annotations.Nullable;

/** All stored rows of a sheet of an .xls workbook that hold something, in the order in which they are stored. */
final class OldSheetReader implements RowReader {

    private final OldWorkbook workbook;
    private final int sheet;
    private final Place place;
    private final OldCells cells;
    private final long mostCells;
    private final SheetNotes notes = new SheetNotes();
    private final SheetRow row = new SheetRow();
    private final BitSet hiddenRows = new BitSet();
    private final BitSet seenRows = new BitSet();
    private int substream = -1;
    private int depth;
    private int lastRow = -1;
    private long cellCount;
    private @Nullable Record pending;
    private @Nullable FormulaRecord awaitsText;

    /** Takes the workbook over and closes it with itself; {@code sheet} counts from 1. */
    OldSheetReader(OldWorkbook workbook, int sheet, Place place, OldCells cells, Limits limits) {
        this.workbook = workbook;
        this.sheet = sheet;
        this.place = place;
        this.cells = cells;
        this.mostCells = limits.cells();
    }

    @Override
    public @Nullable SourceRow next() {
        try {
            return nextRow();
        } catch (RuntimeException e) {
            throw WorkbookFault.of(lastRow < 0 ? place.table() : place.at(lastRow + 1L), e);
        }
    }

    private @Nullable SourceRow nextRow() {
        int current = -1;
        for (Record record = nextOfSheet(); record != null; record = nextOfSheet()) {
            if (record instanceof CellValueRecordInterface cell && cells.holdsValue(record)) {
                if (current >= 0 && cell.getRow() != current) {
                    pending = record;
                    return finish(current);
                }
                if (current < 0) {
                    current = begin(cell.getRow());
                }
                take(record, cell);
            } else if (record instanceof StringRecord text) {
                putText(text.getString());
            } else {
                note(record);
            }
        }
        return current < 0 ? null : finish(current);
    }

    /** The next record of the sheet itself; what belongs to a chart that stands in it is passed over. */
    private @Nullable Record nextOfSheet() {
        Record kept = pending;
        if (kept != null) {
            pending = null;
            return kept;
        }
        for (Record record = workbook.next(); record != null; record = workbook.next()) {
            if (record instanceof BOFRecord) {
                substream += depth == 0 ? 1 : 0;
                depth++;
            } else if (record instanceof EOFRecord) {
                depth--;
                if (depth == 0 && substream == sheet) {
                    return null;
                }
            } else if (depth == 1 && substream == sheet) {
                return record;
            }
        }
        return null;
    }

    private int begin(int number) {
        lastRow = number;
        if (seenRows.get(number)) {
            throw new IllegalArgumentException("the row stands there twice");
        }
        seenRows.set(number);
        return number;
    }

    private void take(Record record, CellValueRecordInterface cell) {
        putText("");
        if (record instanceof FormulaRecord formula && formula.hasCachedResultString()) {
            awaitsText = formula;
        } else {
            put(cell.getColumn(), cells.read(record));
        }
    }

    /** The text that a formula has computed follows it in a record of its own, unless it is empty. */
    private void putText(String text) {
        FormulaRecord formula = awaitsText;
        if (formula != null) {
            awaitsText = null;
            put(formula.getColumn(), new CellReader.Cell(CellKind.FORMULA, text, CellReader.AS_IS));
        }
    }

    private void put(int column, CellReader.Cell cell) {
        cellCount++;
        if (cellCount > mostCells) {
            throw new XmlStream.UnsafeXmlException("more than %d cells in one sheet".formatted(mostCells));
        }
        row.put(column, cell);
    }

    private SourceRow finish(int number) {
        putText("");
        SourceRow finished = row.finish(number + 1L, cells.formats());
        notes.row(hiddenRows.get(number), finished);
        return finished;
    }

    private void note(Record record) {
        if (record instanceof RowRecord stored && stored.getZeroHeight()) {
            hiddenRows.set(stored.getRowNumber());
        } else if (record instanceof ColumnInfoRecord columns && columns.getHidden()) {
            notes.hiddenColumns(columns.getFirstColumn(), columns.getLastColumn() + 1);
        } else if (record instanceof MergeCellsRecord merged) {
            for (int i = 0; i < merged.getNumAreas(); i++) {
                notes.merge(merged.getAreaAt(i).formatAsString());
            }
        }
    }

    @Override
    public List<String> warnings() {
        return notes.sentences(place);
    }

    @Override
    public void close() {
        try {
            workbook.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
