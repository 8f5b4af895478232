package numberimport.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportWriterTest {

    @TempDir
    Path directory;

    private Path write(String name, List<String> header, List<List<String>> rows) {
        var target = directory.resolve(name);
        try (var report = ReportWriter.create(target, null, header)) {
            rows.forEach(report::write);
        }
        return target;
    }

    private Path writeLike(String sourceCharset, List<String> header, List<List<String>> rows) {
        var target = directory.resolve("r.csv");
        try (var report = ReportWriter.create(target, sourceCharset, header)) {
            rows.forEach(report::write);
        }
        return target;
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(directory)) {
            return files.toList();
        }
    }

    private static List<List<String>> read(Path file) {
        List<List<String>> rows = new ArrayList<>();
        try (RowReader reader = NumberFile.open(file, ReadingOptions.FIND_OUT).read()) {
            for (SourceRow row = reader.next(); row != null; row = reader.next()) {
                List<String> cells = new ArrayList<>();
                for (int column = 0; column < row.size(); column++) {
                    cells.add(row.text(column));
                }
                rows.add(cells);
            }
        }
        return rows;
    }

    @Test
    void writesGb18030LikeItsSource() throws IOException {
        var report = writeLike("GB18030", List.of("手机号", "姓名"), List.of(List.of("1381234567O", "欧阳静怡𠮷")));

        assertThat(Files.readString(report, Charset.forName("GB18030")))
                .isEqualTo("\"手机号\",\"姓名\"\r\n\"1381234567O\",\"欧阳静怡𠮷\"\r\n");
        assertThat(read(report)).containsExactly(List.of("1381234567O", "欧阳静怡𠮷"));
        assertThat(files()).containsExactly(report);
    }

    /** The character's two bytes in GB18030 are one character of UTF-8. */
    @Test
    void writesUtf8WhereGb18030WouldNotBeRecognised() throws IOException {
        var report = writeLike("GB18030", List.of("a", "模"), List.of(List.of("1", "2")));

        assertThat(Files.readString(report)).isEqualTo("\uFEFF\"a\",\"模\"\r\n\"1\",\"2\"\r\n");
        assertThat(files()).containsExactly(report);
    }

    @Test
    void writesUtf8ForEveryOtherSource() throws IOException {
        var report = writeLike("windows-1252", List.of("a"), List.of(List.of("模")));

        assertThat(Files.readString(report)).isEqualTo("\uFEFF\"a\"\r\n\"模\"\r\n");
    }

    @Test
    void writesCsvThatExcelOpens() throws IOException {
        var report = write(
                "r.csv",
                List.of("手机号", "_reason"),
                List.of(List.of("1381234567O", "not a \"number\""), List.of("", "b")));

        assertThat(Files.readString(report))
                .isEqualTo("\uFEFF\"手机号\",\"_reason\"\r\n\"1381234567O\",\"not a \"\"number\"\"\"\r\n\"\",\"b\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+8613812345678",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "＝1",
                "＋86",
                "－1",
                "＠A",
                "  =1",
                "\u3000=1",
                " \u00A0@x"
            })
    void putsAnApostropheBeforeWhatExcelWouldCompute(String cell) throws IOException {
        var report = write("r.csv", List.of("a"), List.of(List.of(cell)));

        assertThat(Files.readString(report)).isEqualTo("\uFEFF\"a\"\r\n\"'" + cell + "\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'=1", "'+86", "a=1", "138-1", "", " ", "1+1"})
    void leavesOtherCellsAsTheyAre(String cell) throws IOException {
        var report = write("r.csv", List.of("a"), List.of(List.of(cell)));

        assertThat(Files.readString(report)).isEqualTo("\uFEFF\"a\"\r\n\"" + cell + "\"\r\n");
    }

    @Test
    void writesEveryCellOfAWorkbookAsText() throws IOException {
        var report = write(
                "r.xlsx",
                List.of("phone", "note"),
                List.of(List.of("13812345678", "=1+1"), List.of("+8613812345678", "")));

        try (var workbook = new XSSFWorkbook(Files.newInputStream(report))) {
            var sheet = workbook.getSheetAt(0);
            for (var row : sheet) {
                for (var cell : row) {
                    assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
                    assertThat(cell.getCellStyle().getDataFormatString()).isEqualTo("@");
                }
            }
            assertThat(sheet.getRow(1).getCell(1).getStringCellValue()).isEqualTo("=1+1");
            assertThat(sheet.getRow(1).getCell(1).getCellStyle().getQuotePrefixed())
                    .isTrue();
            assertThat(sheet.getRow(2).getCell(0).getStringCellValue()).isEqualTo("+8613812345678");
            assertThat(sheet.getRow(2).getCell(0).getCellStyle().getQuotePrefixed())
                    .isTrue();
            assertThat(sheet.getRow(1).getCell(0).getCellStyle().getQuotePrefixed())
                    .isFalse();
        }
    }

    @Test
    void givesBackFromAWorkbookWhatWasWritten() {
        var rows = List.of(
                List.of("a\r\nb\tc", "\u0001\u001B[31m"),
                List.of("_x0041_ _x_ _", "𠮷 <&> \"quoted\""),
                List.of(" a ", "\u0000"));

        assertThat(read(write("r.xlsx", List.of("a", "b"), rows))).isEqualTo(rows);
    }

    @Test
    void givesBackFromCsvWhatWasWritten() {
        var rows = List.of(List.of("a\r\nb\tc", "\u001B[31m, \"x\""), List.of("𠮷", " a "));

        assertThat(read(write("r.csv", List.of("a", "b"), rows))).isEqualTo(rows);
    }

    @Test
    void shortensTextThatNoWorkbookCanHold() {
        var rows = List.of(List.of("x".repeat(32_767)), List.of("x".repeat(32_768)));

        assertThat(read(write("r.xlsx", List.of("a"), rows)))
                .isEqualTo(List.of(List.of("x".repeat(32_767)), List.of("x".repeat(32_766) + "…")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"r.csv", "r.xlsx"})
    void appearsOnlyWhenComplete(String name) throws IOException {
        var target = directory.resolve(name);
        Files.writeString(target, "old");
        try (var report = ReportWriter.create(target, null, List.of("a"))) {
            report.write(List.of("1"));
            assertThat(target).hasContent("old");
        }

        assertThat(read(target)).containsExactly(List.of("1"));
        assertThat(files()).containsExactly(target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"r.csv", "r.xlsx"})
    void leavesTheOldReportWhenDiscarded(String name) throws IOException {
        var target = Files.writeString(directory.resolve(name), "old");
        try (var report = ReportWriter.create(target, null, List.of("a"))) {
            report.write(List.of("1"));
            report.discard();
        }

        assertThat(target).hasContent("old");
        assertThat(files()).containsExactly(target);
    }

    @Test
    void leavesTheOldReportWhenWritingFails() throws IOException {
        var target = Files.writeString(directory.resolve("r.xlsx"), "old");
        var tooManyColumns = Collections.nCopies(16_385, "x");
        try (var report = ReportWriter.create(target, null, List.of("a"))) {
            assertThatThrownBy(() -> report.write(tooManyColumns)).isInstanceOf(IllegalArgumentException.class);
        }

        assertThat(target).hasContent("old");
        assertThat(files()).containsExactly(target);
    }

    @Test
    void createsTheDirectoryOfTheTarget() {
        assertThat(write("reports/may/r.csv", List.of("a"), List.of())).exists();
    }

    @Test
    void refusesOtherFormats() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReportWriter.create(Path.of("report.pdf"), null, List.of("a")))
                .withMessage("A report is written as .csv or .xlsx, but \"report.pdf\" ends in neither.");
    }

    @Test
    void failsWhereNothingCanBeWritten() throws IOException {
        var file = Files.writeString(directory.resolve("file"), "x");

        assertThatThrownBy(() -> ReportWriter.create(file.resolve("r.csv"), null, List.of("a")))
                .isInstanceOf(UncheckedIOException.class);
    }
}
