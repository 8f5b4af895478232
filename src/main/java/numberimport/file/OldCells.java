package numberimport.file;

import java.util.List;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.ss.usermodel.FormulaError;

/** Turns the cell records of an .xls workbook into cells as {@link CellReader} has them; computes nothing. */
final class OldCells {

    private static final double LONGS_BELOW = 1e18;

    private final List<String> strings;
    private final CellFormats formats;

    OldCells(List<String> strings, CellFormats formats) {
        this.strings = strings;
        this.formats = formats;
    }

    CellFormats formats() {
        return formats;
    }

    /** Whether the record is that of a cell which holds something. */
    boolean holdsValue(Record record) {
        return record instanceof LabelSSTRecord
                || record instanceof LabelRecord
                || record instanceof NumberRecord
                || record instanceof FormulaRecord
                || record instanceof BoolErrRecord;
    }

    /** Of such a record; of a formula with a text as its value, the value alone is missing. */
    CellReader.Cell read(Record record) {
        if (record instanceof LabelSSTRecord text) {
            return CellReader.text(strings.get(text.getSSTIndex()));
        }
        if (record instanceof LabelRecord text) {
            return CellReader.text(text.getValue());
        }
        if (record instanceof NumberRecord number) {
            return number(number.getValue(), number.getXFIndex());
        }
        if (record instanceof BoolErrRecord either) {
            return either.isBoolean() ? truth(either.getBooleanValue()) : error(either.getErrorValue());
        }
        return formula((FormulaRecord) record);
    }

    private CellReader.Cell formula(FormulaRecord formula) {
        CellReader.Cell cell = switch (formula.getCachedResultTypeEnum()) {
            case NUMERIC -> number(formula.getValue(), formula.getXFIndex());
            case BOOLEAN -> truth(formula.getCachedBooleanValue());
            case ERROR -> error(formula.getCachedErrorValue());
            default -> new CellReader.Cell(CellKind.FORMULA, "", CellReader.AS_IS);
        };
        return cell.kind() == CellKind.ERROR ? cell : new CellReader.Cell(CellKind.FORMULA, cell.raw(), cell.style());
    }

    private CellReader.Cell number(double value, int style) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < LONGS_BELOW;
        return CellReader.number(whole ? Long.toString((long) value) : Double.toString(value), style, formats);
    }

    private static CellReader.Cell truth(boolean value) {
        return new CellReader.Cell(CellKind.BOOLEAN, value ? "TRUE" : "FALSE", CellReader.AS_IS);
    }

    private static CellReader.Cell error(int code) {
        return new CellReader.Cell(CellKind.ERROR, FormulaError.forInt(code).getString(), CellReader.AS_IS);
    }
}
