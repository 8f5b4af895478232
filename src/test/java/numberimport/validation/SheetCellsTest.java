package numberimport.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import numberimport.file.CellKind;
import numberimport.file.SheetRows;
import numberimport.file.SheetRows.Cell;
import numberimport.validation.Verdict.Accepted;
import numberimport.validation.Verdict.Rejected;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetCellsTest {

    private static final Cell GOOD = new Cell(CellKind.TEXT, "13812345678", "13812345678");

    private final RowValidator validator =
            new RowValidator(ColumnMapping.of(List.of("手机号", "城市"), List.of()), Rules.standard());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "X01 | TEXT    | 13812345678   | 13812345678    | 13812345678",
                "X02 | NUMBER  | 13812345678   | 13812345678    | 13812345678",
                "X03 | NUMBER  | 8613812345678 | 8.61381E+12    | 13812345678",
                "X04 | NUMBER  | 13812345678   | 1.38E+10       | 13812345678",
                "X05 | NUMBER  | 13812345678   | 13,812,345,678 | 13812345678",
                "X05 | NUMBER  | 13812345678   | 138-1234-5678  | 13812345678",
                "X05 | NUMBER  | 13812345678   | tel:13812345678 | 13812345678",
                "X05 | DATE    | 13812345678   | 8/3/10         | 13812345678",
                "X05 | NUMBER  | 2085512345    | 02085512345    | 02085512345",
                "X08 | FORMULA | 13812345678   | 13812345678    | 13812345678",
                "X08 | FORMULA | 13812345678   | 1.38E+10       | 13812345678",
            })
    void readsTheStoredNumberNotTheShownOne(String id, CellKind kind, String raw, String shown, String sent) {
        Verdict verdict = validator.validate(SheetRows.row(2, new Cell(kind, raw, shown)));

        assertThat(verdict).isInstanceOf(Accepted.class);
        assertThat(((Accepted) verdict).entry().cellphone()).isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X06 | NUMBER  | 138123456781391234 | PRECISION_LOST | is a numeric cell of more than 15 digits, of which the spreadsheet keeps only 15",
                "X07 | NUMBER  | 13812345678.5 | PHONE_INVALID | \"138*******8.5\" has a fraction, expected digits only",
                "X07 | NUMBER  | 1381234.5678  | PHONE_INVALID | \"138****.**78\" has a fraction, expected digits only",
                "X07 | NUMBER  | -13812345678  | PHONE_INVALID | \"-138******78\" begins with a minus sign, expected a digit",
                "X08 | FORMULA_WITHOUT_VALUE | '' | NO_CACHED_VALUE | is a formula whose value is not in the file, expected a value",
                "X09 | ERROR   | #N/A | CELL_ERROR    | is the spreadsheet's error #N/A, expected a value",
                "X10 | BOOLEAN | TRUE | PHONE_INVALID | \"TRUE\" is true or false, expected a number",
                "X12 | EMPTY   | ''   | NO_NUMBER     | is empty, expected a number to call",
            })
    void rejectsWhatIsNoNumber(String id, CellKind kind, String raw, Reason reason, String message) {
        Verdict verdict = validator.validate(SheetRows.row(2, new Cell(kind, raw, raw)));

        assertThat(Told.by(Rejected.class, verdict)).containsExactly(new Told(reason, "手机号", raw, "手机号 " + message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "T06 | NUMBER  | 1234.5 | 1,234.50   | 1,234.50",
                "T06 | FORMULA | 1234.5 | 1,234.50   | 1,234.50",
                "X08 | FORMULA | 110101199003071234 | 110101199003071234 | 110101199003071234",
                "X10 | BOOLEAN | TRUE   | TRUE       | TRUE",
                "X11 | DATE    | 45000  | 2023-03-15 | 2023-03-15",
            })
    void sendsTextsAsTheyAreShown(String id, CellKind kind, String raw, String shown, String sent) {
        Verdict verdict = validator.validate(SheetRows.row(2, GOOD, new Cell(kind, raw, shown)));

        assertThat(((Accepted) verdict).entry().custom()).containsEntry("城市", sent);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X06 | DATE    | 110101199003071000 | 1.10101E+17 | PRECISION_LOST",
                "X06 | NUMBER  | 110101199003071000 | 1.10101E+17 | PRECISION_LOST",
                "X06 | FORMULA | 110101199003071000 | 1.10101E+17 | PRECISION_LOST",
                "X08 | FORMULA_WITHOUT_VALUE | '' | '' | NO_CACHED_VALUE",
                "X09 | ERROR   | #N/A | #N/A | CELL_ERROR",
            })
    void rejectsTextsThatTheSpreadsheetLost(String id, CellKind kind, String raw, String shown, Reason reason) {
        Verdict verdict = validator.validate(SheetRows.row(2, GOOD, new Cell(kind, raw, shown)));

        assertThat(((Rejected) verdict).violations())
                .singleElement()
                .extracting(Violation::reason, Violation::column)
                .containsExactly(reason, "城市");
    }
}
