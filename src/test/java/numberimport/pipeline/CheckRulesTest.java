package numberimport.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import numberimport.validation.NumbersInTask;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();

    private CheckRules rules(Path list, Integer mostDays, String dedupe) {
        var options = new ImportOptions(
                null,
                List.of(),
                List.of(),
                null,
                0,
                null,
                null,
                "CN",
                dedupe,
                List.of(list.toString()),
                mostDays,
                null,
                null,
                null,
                List.of(),
                TaskHandling.NONE);
        return new CheckRules(options, warnings::add, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private Path listOf(Duration age, String... lines) throws IOException {
        var list = Files.write(folder.resolve("optout.csv"), List.of(lines));
        Files.setLastModifiedTime(list, FileTime.from(NOW.minus(age)));
        return list;
    }

    @Test
    void refusesADoNotCallListThatIsTooOld() throws IOException {
        var list = listOf(Duration.ofDays(31).plusHours(1), "phone", "13800000001");

        var refusal = catchThrowableOfType(
                ProblemException.class, () -> rules(list, 30, "file").with(NumbersInTask.noneOf("CN")));

        assertThat(refusal.problem().code()).isEqualTo("LIST_TOO_OLD");
        assertThat(refusal.problem().message())
                .isEqualTo("Do-not-call list optout.csv was last changed 31 days ago, expected at most 30.");
        assertThat(refusal.problem().exit()).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void readsAListThatIsYoungEnoughOrOfAnyAge() throws IOException {
        var list = listOf(Duration.ofDays(30).plusHours(1), "phone", "13800000001");

        assertThat(rules(list, 30, "file").withoutTask().doNotCall().size()).isEqualTo(1);
        assertThat(rules(list, null, "file").withoutTask().doNotCall().size()).isEqualTo(1);
    }

    @Test
    void findsTheNumbersOfAListByTheirValues() throws IOException {
        var list = listOf(Duration.ZERO, "id,whom", "1,13800000001", "2,13800000002");

        assertThat(rules(list, null, "file").withoutTask().doNotCall().size()).isEqualTo(2);
    }

    @Test
    void readsEveryNumberOfAListWithoutAHeader() throws IOException {
        var list =
                listOf(Duration.ZERO, "13800000001,张三", "13800000002 13800000003", "李四,13800000004", "138 0000 0005");

        assertThat(rules(list, null, "file").withoutTask().doNotCall().size()).isEqualTo(5);
        assertThat(warnings).isEmpty();
    }

    @Test
    void readsTheFirstLineOfAListWithoutAHeaderHoweverItIsWritten() throws IOException {
        var list = listOf(Duration.ZERO, "13800000001、13800000002", "13800000003");

        assertThat(rules(list, null, "file").withoutTask().doNotCall().size()).isEqualTo(3);
        assertThat(warnings).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsTheZerosThatOnlyTheFormatOfAListsCellsShows(boolean header) throws IOException {
        var list = folder.resolve("optout.xlsx");
        try (var workbook = new XSSFWorkbook();
                var out = Files.newOutputStream(list)) {
            var padded = workbook.createCellStyle();
            padded.setDataFormat(workbook.createDataFormat().getFormat("00000000000"));
            var sheet = workbook.createSheet();
            if (header) {
                sheet.createRow(0).createCell(0).setCellValue("phone");
            }
            for (var number : List.of(1062345678d, 1062345679d)) {
                var cell = sheet.createRow(sheet.getLastRowNum() + 1).createCell(0);
                cell.setCellValue(number);
                cell.setCellStyle(padded);
            }
            workbook.write(out);
        }

        var doNotCall = rules(list, null, "file").withoutTask().doNotCall();

        assertThat(doNotCall.size()).isEqualTo(2);
        assertThat(warnings).isEmpty();
    }

    @Test
    void readsAListOfAnotherCharset() throws IOException {
        var list = Files.write(
                folder.resolve("optout.csv"), "13800000001,张三\n13800000002,李四\n".getBytes(Charset.forName("GB18030")));

        assertThat(rules(list, null, "file").withoutTask().doNotCall().size()).isEqualTo(2);
    }

    @Test
    void refusesAListThatWouldStopAlmostNobody() throws IOException {
        var list = listOf(Duration.ZERO, "手机号", "13800000001", "张三", "李四");

        assertThatThrownBy(() -> rules(list, null, "file").withoutTask())
                .hasMessageContaining("Do-not-call list optout.csv: only 1 of 3 rows hold a valid number;"
                        + " the others would stop nobody.");
    }

    @Test
    void warnsOfARowThatStopsNobody() throws IOException {
        rules(listOf(Duration.ZERO, "手机号", "13800000001", "张三"), null, "file").withoutTask();

        assertThat(warnings)
                .containsExactly("Do-not-call list optout.csv: 1 row holds no valid number and stops nobody");
    }

    @Test
    void refusesAListWhoseFirstNumberHasARemark() throws IOException {
        var list = listOf(Duration.ZERO, "13800000001 投诉", "13800000002", "13800000003");

        var refusal = catchThrowableOfType(
                ProblemException.class, () -> rules(list, null, "file").withoutTask());

        assertThat(refusal.problem().code()).isEqualTo("NO_HEADER");
        assertThat(refusal.problem().hint())
                .isEqualTo(
                        "write nothing but the number into each line, or put a header such as 手机号 above the numbers");
    }

    @Test
    void refusesAListInWhichTwoColumnsMayHoldTheNumber() throws IOException {
        var list = listOf(Duration.ZERO, "登记人电话,拒呼号码", "13800000001,13900000001");

        var refusal = catchThrowableOfType(
                ProblemException.class, () -> rules(list, null, "file").withoutTask());

        assertThat(refusal.problem().code()).isEqualTo("AMBIGUOUS_COLUMN");
        assertThat(refusal.problem().hint())
                .isEqualTo("call its column of numbers 手机号, or leave the other columns out");
    }

    @Test
    void saysThatThePoolIsNotLookedAtWhereTheTaskIsNotAsked() throws IOException {
        rules(listOf(Duration.ZERO, "phone", "13800000001"), null, "pool").withoutTask();

        assertThat(warnings)
                .containsExactly(
                        "The task's pool is not looked at: numbers that it holds already count as ready here.");
    }
}
