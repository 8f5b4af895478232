package numberimport.validation;

import java.util.Set;
import numberimport.file.CellKind;
import numberimport.file.SourceRow;

/** A cell whose value the spreadsheet itself has lost, in whatever column; in CSV it shows as the text of the error. */
final class SpreadsheetFault {

    private static final Set<String> ERRORS =
            Set.of("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!");
    private static final int EXACT_DIGITS = 15;

    private SpreadsheetFault() {}

    /** Whether the cell has such a fault, which is then among the findings. */
    static boolean found(SourceRow row, MappedColumn column, RowFindings findings) {
        String raw = row.raw(column.index());
        CellKind kind = row.kind(column.index());
        if (kind == CellKind.ERROR || (raw.startsWith("#") && ERRORS.contains(raw.strip()))) {
            findings.reject(
                    Reason.CELL_ERROR,
                    column.header(),
                    raw,
                    "is the spreadsheet's error " + raw + ", expected a value");
            return true;
        }
        if (kind == CellKind.FORMULA_WITHOUT_VALUE) {
            String problem = "is a formula whose value is not in the file, expected a value";
            findings.reject(Reason.NO_CACHED_VALUE, column.header(), raw, problem);
            return true;
        }
        if (numeric(kind, row, column) && integerDigits(raw) > EXACT_DIGITS) {
            String problem = "is a numeric cell of more than 15 digits, of which the spreadsheet keeps only 15";
            findings.reject(Reason.PRECISION_LOST, column.header(), raw, problem);
            return true;
        }
        return false;
    }

    /** A formula does not say whether its value is a number or text; but text is shown as it is. */
    private static boolean numeric(CellKind kind, SourceRow row, MappedColumn column) {
        return kind == CellKind.NUMBER
                || kind == CellKind.DATE
                || (kind == CellKind.FORMULA && !row.text(column.index()).equals(row.raw(column.index())));
    }

    private static int integerDigits(String raw) {
        int start = raw.startsWith("-") ? 1 : 0;
        int point = raw.indexOf('.');
        return (point < 0 ? raw.length() : point) - start;
    }
}
