package numberimport.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Workbooks of Excel 97 to 2003: what stands in them reads as in an .xlsx. */
class OldWorkbookTest {

    @TempDir
    Path directory;

    private NumberFile open(HSSFWorkbook workbook) throws IOException {
        return NumberFile.open(save(workbook), ReadingOptions.FIND_OUT);
    }

    private Path save(HSSFWorkbook workbook) throws IOException {
        return Files.write(directory.resolve("leads.xls"), bytes(workbook));
    }

    private static byte[] bytes(HSSFWorkbook workbook) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (workbook) {
            workbook.write(bytes);
        }
        return bytes.toByteArray();
    }

    private static HSSFWorkbook withSheet(String name, String... numbers) {
        var workbook = new HSSFWorkbook();
        addSheet(workbook, name, numbers);
        return workbook;
    }

    private static void addSheet(HSSFWorkbook workbook, String name, String... numbers) {
        var sheet = workbook.createSheet(name);
        sheet.createRow(0).createCell(0).setCellValue("phone");
        for (int i = 0; i < numbers.length; i++) {
            sheet.createRow(i + 1).createCell(0).setCellValue(numbers[i]);
        }
    }

    private static List<SourceRow> rows(NumberFile file) {
        List<SourceRow> rows = new ArrayList<>();
        try (RowReader reader = file.read()) {
            for (SourceRow row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    static Stream<Arguments> cells() {
        return Stream.of(
                cell("number as text", cell -> cell.setCellValue("13812345678"), CellKind.TEXT, "13812345678"),
                cell("General", cell -> cell.setCellValue(13812345678d), CellKind.NUMBER, "13812345678"),
                cell(
                        "13 digits",
                        cell -> cell.setCellValue(8613812345678d),
                        CellKind.NUMBER,
                        "8613812345678",
                        "8613812345678"),
                cell("small integer", cell -> cell.setCellValue(42), CellKind.NUMBER, "42"),
                cell(
                        "grouped",
                        styled("#,##0", cell -> cell.setCellValue(13812345678d)),
                        CellKind.NUMBER,
                        "13812345678",
                        "13,812,345,678"),
                cell(
                        "leading zeros",
                        styled("00000000000", cell -> cell.setCellValue(2085512345d)),
                        CellKind.NUMBER,
                        "2085512345",
                        "02085512345"),
                cell(
                        "18 digits",
                        cell -> cell.setCellValue(110101199003077350d),
                        CellKind.NUMBER,
                        "110101199003077344",
                        "1.10101E+17"),
                cell(
                        "fraction",
                        cell -> cell.setCellValue(13812345678.5),
                        CellKind.NUMBER,
                        "13812345678.5",
                        "13812345679"),
                cell(
                        "date",
                        styled("yyyy/m/d", cell -> cell.setCellValue(40394)),
                        CellKind.DATE,
                        "40394",
                        "2010-08-04"),
                cell("true", cell -> cell.setCellValue(true), CellKind.BOOLEAN, "TRUE"),
                cell("error", cell -> cell.setCellErrorValue(FormulaError.NA.getCode()), CellKind.ERROR, "#N/A"),
                cell("formula with a number", computed("13812345670+8"), CellKind.FORMULA, "13812345678"),
                cell("formula with a text", computed("\"张\"&\"三\""), CellKind.FORMULA, "张三"),
                cell("formula with an empty text", computed("\"\"&\"\""), CellKind.FORMULA, ""),
                cell("formula with a truth", computed("1=1"), CellKind.FORMULA, "TRUE"),
                cell("formula with an error", computed("1/0"), CellKind.ERROR, "#DIV/0!"),
                cell("spaces kept", cell -> cell.setCellValue(" a "), CellKind.TEXT, " a "),
                cell("no escapes", cell -> cell.setCellValue("a_x000D_"), CellKind.TEXT, "a_x000D_"));
    }

    private static Arguments cell(String id, Consumer<Cell> content, CellKind kind, String raw) {
        return Arguments.of(id, content, kind, raw, raw);
    }

    private static Arguments cell(String id, Consumer<Cell> content, CellKind kind, String raw, String text) {
        return Arguments.of(id, content, kind, raw, text);
    }

    private static Consumer<Cell> styled(String pattern, Consumer<Cell> content) {
        return cell -> {
            var workbook = cell.getSheet().getWorkbook();
            var style = workbook.createCellStyle();
            style.setDataFormat(workbook.createDataFormat().getFormat(pattern));
            cell.setCellStyle(style);
            content.accept(cell);
        };
    }

    private static Consumer<Cell> computed(String formula) {
        return cell -> {
            cell.setCellFormula(formula);
            cell.getSheet()
                    .getWorkbook()
                    .getCreationHelper()
                    .createFormulaEvaluator()
                    .evaluateFormulaCell(cell);
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void cells(String id, Consumer<Cell> content, CellKind kind, String raw, String text) throws IOException {
        var workbook = withSheet("May", "before");
        var header = workbook.getSheetAt(0).getRow(0);
        header.createCell(1).setCellValue("b");
        header.createCell(2).setCellValue("c");
        var row = workbook.getSheetAt(0).getRow(1);
        content.accept(row.createCell(1));
        row.createCell(2).setCellValue("after");

        var read = rows(open(workbook)).get(0);

        assertThat(read.kind(1)).isEqualTo(kind);
        assertThat(read.raw(1)).isEqualTo(raw);
        assertThat(read.text(1)).isEqualTo(text);
        assertThat(read.text(2)).isEqualTo("after");
    }

    @Test
    void countsDatesFrom1904WhereTheWorkbookDoes() throws IOException {
        var workbook = withSheet("May", "x");
        workbook.getInternalWorkbook().getRecords().stream()
                .filter(DateWindow1904Record.class::isInstance)
                .forEach(record -> ((DateWindow1904Record) record).setWindowing((short) 1));
        styled("yyyy-mm-dd", cell -> cell.setCellValue(40394))
                .accept(workbook.getSheetAt(0).getRow(1).getCell(0));

        assertThat(rows(open(workbook)).get(0).text(0)).isEqualTo("2014-08-05");
    }

    @Test
    void tellsOfHiddenRowsAndColumnsAndMergedCells() throws IOException {
        var workbook = withSheet("May", "1", "2", "3");
        var sheet = workbook.getSheetAt(0);
        sheet.getRow(2).setZeroHeight(true);
        sheet.setColumnHidden(0, true);
        sheet.addMergedRegion(new CellRangeAddress(1, 2, 0, 0));
        var file = open(workbook);

        try (var reader = file.read()) {
            while (reader.next() != null) {
                // The notes are complete once all is read.
            }
            assertThat(reader.warnings())
                    .containsExactly(
                            "leads.xls sheet \"May\": 1 hidden rows are read like the others (HIDDEN_ROWS).",
                            "leads.xls sheet \"May\": 1 hidden columns are read like the others (HIDDEN_COLUMNS).",
                            "leads.xls sheet \"May\": 1 merged ranges over several rows have their value in the first row"
                                    + " only: A2:A3 (MERGED_CELLS).");
        }
    }

    @Test
    void readsTheSheetThatIsAskedFor() throws IOException {
        var workbook = withSheet("May", "1");
        addSheet(workbook, "June", "2");
        addSheet(workbook, "Lists", "3");
        workbook.setSheetVisibility(2, SheetVisibility.VERY_HIDDEN);
        var path = save(workbook);

        var june = NumberFile.open(path, new ReadingOptions(null, null, "June", 0));
        assertThat(rows(june)).extracting(row -> row.text(0)).containsExactly("2");
        assertThat(june.format()).isEqualTo(FileFormat.XLS);
        assertThat(june.sheet()).isEqualTo("June");
        assertThat(june.warnings()).containsExactly("leads.xls: hidden sheets are not read: \"Lists\" (HIDDEN_SHEET).");
        assertThat(rows(NumberFile.open(path, new ReadingOptions(null, null, "Lists", 0))))
                .extracting(row -> row.text(0))
                .containsExactly("3");
        assertThat(catchThrowableOfType(
                        UnreadableFileException.class, () -> NumberFile.open(path, ReadingOptions.FIND_OUT)))
                .hasMessage("leads.xls: several sheets hold data (\"May\", \"June\"), expected one");
    }

    @Test
    void refusesAWorkbookWithAPassword() throws IOException {
        Biff8EncryptionKey.setCurrentUserPassword("secret");
        Path path;
        try {
            path = save(withSheet("May", "1"));
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }

        assertThat(catchThrowableOfType(
                        UnreadableFileException.class, () -> NumberFile.open(path, ReadingOptions.FIND_OUT)))
                .hasMessage("leads.xls: the workbook is protected by a password, expected one that opens without")
                .extracting(UnreadableFileException::code)
                .isEqualTo("PASSWORD");
    }

    @Test
    void refusesAWorkbookOfExcel95() throws IOException {
        var path = directory.resolve("leads.xls");
        try (var office = new POIFSFileSystem();
                var out = Files.newOutputStream(path)) {
            office.createDocument(new ByteArrayInputStream(new byte[5000]), "Book");
            office.writeFilesystem(out);
        }

        assertThat(catchThrowableOfType(
                        UnreadableFileException.class, () -> NumberFile.open(path, ReadingOptions.FIND_OUT)))
                .hasMessage("leads.xls: found a workbook of Excel 5 or 95, expected CSV, .xlsx or .xls of Excel 97 or"
                        + " later")
                .extracting(UnreadableFileException::code)
                .isEqualTo("OLD_XLS");
    }

    @Test
    void refusesAWorkbookThatIsCutOffAnywhere() throws IOException {
        var numbers = new String[2000];
        Arrays.setAll(numbers, i -> "1380000" + (1000 + i));
        var whole = bytes(withSheet("May", numbers));

        for (int length = 600; length < whole.length; length += 4001) {
            var path = Files.write(directory.resolve("leads.xls"), Arrays.copyOf(whole, length));
            assertThat(catchThrowableOfType(
                            UnreadableFileException.class, () -> rows(NumberFile.open(path, ReadingOptions.FIND_OUT))))
                    .as("%d of %d bytes", length, whole.length)
                    .isNotNull()
                    .extracting(UnreadableFileException::code)
                    .isEqualTo("DAMAGED");
        }
    }
}
