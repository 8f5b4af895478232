package numberimport.validation;

import java.util.Set;
import java.util.regex.Pattern;
import numberimport.file.CellKind;
import numberimport.file.SourceRow;

/** A cell whose value the spreadsheet itself has lost, in whatever column; in CSV it shows as the text of the error. */
final class SpreadsheetFault {

    /** Those of Excel, old and new, and of Google Sheets. */
    private static final Set<String> ERRORS = Set.of(
            "#N/A",
            "#REF!",
            "#VALUE!",
            "#DIV/0!",
            "#NAME?",
            "#NULL!",
            "#NUM!",
            "#SPILL!",
            "#CALC!",
            "#FIELD!",
            "#BLOCKED!",
            "#CONNECT!",
            "#UNKNOWN!",
            "#BUSY!",
            "#GETTING_DATA",
            "#EXTERNAL!",
            "#PYTHON!",
            "#ERROR!");
    /** What a column too narrow for a number or date shows of it, and all that a CSV made of it keeps. */
    private static final Pattern TOO_NARROW = Pattern.compile("#{3,}");

    private static final int EXACT_DIGITS = 15;

    private SpreadsheetFault() {}

    /** Whether the cell has such a fault, which is then among the findings. */
    static boolean found(SourceRow row, MappedColumn column, RowFindings findings) {
        String raw = row.raw(column.index());
        CellKind kind = row.kind(column.index());
        if (kind == CellKind.ERROR || (raw.startsWith("#") && isError(raw.strip()))) {
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

    private static boolean isError(String text) {
        return ERRORS.contains(text) || TOO_NARROW.matcher(text).matches();
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
