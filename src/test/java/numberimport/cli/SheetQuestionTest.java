package numberimport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import numberimport.pipeline.ImportOptions;
import numberimport.pipeline.TaskHandling;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class SheetQuestionTest {

    private static final ImportOptions OPTIONS = new ImportOptions(
            null,
            List.of(),
            List.of(),
            null,
            0,
            null,
            null,
            "CN",
            "file",
            List.of(),
            null,
            null,
            null,
            null,
            List.of(),
            TaskHandling.NONE);

    @TempDir
    Path folder;

    private final StringWriter said = new StringWriter();

    private Path workbook(String... sheets) throws IOException {
        var file = folder.resolve("leads.xlsx");
        try (var workbook = new XSSFWorkbook();
                var out = Files.newOutputStream(file)) {
            for (var name : sheets) {
                workbook.createSheet(name).createRow(0).createCell(0).setCellValue("手机号");
            }
            workbook.createSheet("空");
            workbook.write(out);
        }
        return file;
    }

    private String chosen(Path file, String answer, boolean terminal) {
        var line = new CommandLine(new RunsCommand()).setErr(new PrintWriter(said, true));
        var questions = new Questions(Output.of(line), new StringReader(answer), terminal);
        return new SheetQuestion(Output.of(line), questions)
                .answered(file, OPTIONS)
                .sheet();
    }

    @ParameterizedTest
    @CsvSource({"1, 四月", "' 2 ', 五月", "五月, 五月"})
    void takesANumberOrAName(String answer, String sheet) throws IOException {
        assertThat(chosen(workbook("四月", "五月"), answer + "\n", true)).isEqualTo(sheet);
        assertThat(said)
                .hasToString(
                        "leads.xlsx has several sheets with data:%n  1  四月%n  2  五月%nWhich one? [1-2] ".formatted());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "0\n", "3\n", "六月\n"})
    void leavesTheChoiceOpenWithoutAClearAnswer(String answer) throws IOException {
        assertThat(chosen(workbook("四月", "五月"), answer, true)).isNull();
    }

    @Test
    void asksNobodyWithoutATerminal() throws IOException {
        assertThat(chosen(workbook("四月", "五月"), "1\n", false)).isNull();
        assertThat(said.toString()).isEmpty();
    }

    @Test
    void asksNothingWhereOneSheetHasData() throws IOException {
        assertThat(chosen(workbook("四月"), "1\n", true)).isNull();
        assertThat(said.toString()).isEmpty();
    }

    @Test
    void asksNothingOfOtherFiles() throws IOException {
        assertThat(chosen(Files.writeString(folder.resolve("leads.csv"), "手机号\n"), "1\n", true))
                .isNull();
        assertThat(chosen(folder.resolve("missing.xlsx"), "1\n", true)).isNull();
        assertThat(said.toString()).isEmpty();
    }
}
