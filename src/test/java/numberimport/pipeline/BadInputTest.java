package numberimport.pipeline;

import static numberimport.pipeline.ImportWorld.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an import makes of files that are a whole case of their own: what is told, what is sent, and that it is nothing mostly. */
class BadInputTest {

    @TempDir
    Path folder;

    private ImportWorld world;

    @BeforeEach
    void start() {
        world = new ImportWorld(folder);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private void assertRefused(Path file, String code, String message) {
        assertThatThrownBy(() -> world.launch(file))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem().code()).isEqualTo(code);
                    assertThat(refused.problem().exit()).isEqualTo(ExitCode.REFUSED);
                })
                .hasMessage(message);
        assertThat(world.sandbox.arrivals()).isEmpty();
    }

    private Path workbook(String name, SheetContent content) throws IOException {
        var file = folder.resolve(name);
        try (var workbook = new XSSFWorkbook();
                var out = Files.newOutputStream(file)) {
            content.fill(workbook.createSheet("五月"));
            workbook.write(out);
        }
        return file;
    }

    @FunctionalInterface
    private interface SheetContent {
        void fill(XSSFSheet sheet);
    }

    private static void row(XSSFSheet sheet, int row, String... cells) {
        for (var i = 0; i < cells.length; i++) {
            var line = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
            line.createCell(i).setCellValue(cells[i]);
        }
    }

    /** F05 */
    @Test
    void callsNobodyForAHeaderWithoutRows() {
        var run = world.launch(world.file("leads.csv", "手机号,姓名"));

        assertThat(run.exit()).isEqualTo(0);
        assertThat(run.counts()).isEqualTo(new Counts(0, 0, 0, 0, 0, 0, 0, 0));
        assertThat(world.addCalls()).isZero();
    }

    /** F06 */
    @Test
    void reportsAFileOfBadRowsAndSendsNothing() throws IOException {
        var run = world.launch(world.file("leads.csv", "手机号,姓名", "12,张三", "1.38E+10,李四"));

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.counts()).isEqualTo(new Counts(2, 0, 2, 0, 0, 0, 0, 0));
        assertThat(Files.readAllLines(Path.of(run.reports().rejected()))).hasSize(3);
        assertThat(world.addCalls()).isZero();
    }

    /** F07: the superuser may read everything. */
    @Test
    void refusesAFileThatItMayNotRead() throws IOException {
        var file = world.goodRows("leads.csv", 1);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeTrue(!Files.isReadable(file));

        assertRefused(file, "NOT_READABLE", "leads.csv: no permission to read it");
    }

    /** H09, H10: one in each row does not make it fewer. */
    @Test
    void refusesMoreCustomColumnsThanTheApiTakes() {
        var names = IntStream.rangeClosed(1, 11).mapToObj(i -> "列" + i).toList();
        var lines = new ArrayList<>(List.of("手机号," + String.join(",", names)));
        IntStream.range(0, 11)
                .mapToObj(i -> number(i) + ",".repeat(i + 1) + "x")
                .forEach(lines::add);

        assertRefused(
                world.file("leads.csv", lines.toArray(String[]::new)),
                "TOO_MANY_CUSTOM",
                "11 columns would be custom fields, the API takes at most 10: \"列1\", \"列2\", \"列3\", \"列4\", \"列5\","
                        + " \"列6\", \"列7\", \"列8\", \"列9\", \"列10\", \"列11\"");
    }

    /** T01 */
    @Test
    void rejectsATextThatIsTooLongAndCutsNothing() throws IOException {
        var run = world.launch(world.file("leads.csv", "手机号,姓名", number(1) + "," + "长".repeat(256)));

        assertThat(run.counts()).isEqualTo(new Counts(1, 0, 1, 0, 0, 0, 0, 0));
        assertThat(run.reasons()).containsExactly(new RunView.ReasonTally("FIELD_TOO_LONG", 1));
        assertThat(Files.readString(Path.of(run.reports().rejected()))).contains("长".repeat(256));
    }

    /** T09 */
    @Test
    void splitsABatchThatWouldBeMoreThanAMebibyte() {
        var columns = IntStream.rangeClosed(1, 5).mapToObj(i -> "列" + i).toList();
        var lines = new ArrayList<>(List.of("手机号," + String.join(",", columns)));
        IntStream.rangeClosed(1, 100)
                .mapToObj(i -> number(i) + (",长" + "长".repeat(999)).repeat(5))
                .forEach(lines::add);

        var run = world.launch(world.file("leads.csv", lines.toArray(String[]::new)));

        assertThat(run.exit()).isEqualTo(0);
        assertThat(world.pool()).hasSize(100);
        assertThat(run.calls().made()).isEqualTo(2);
    }

    /** X13, H12 */
    @Test
    void refusesATitleAboveTheHeader() throws IOException {
        var file = workbook("leads.xlsx", sheet -> {
            row(sheet, 0, "五月客户名单");
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 1));
            row(sheet, 1, "手机号", "姓名");
            row(sheet, 2, number(1), "张三");
        });

        assertRefused(file, "NO_HEADER", "The first row is no header: the columns' names seem to stand in row 2");
    }

    @Test
    void keepsNothingOfAFileThatCanNotBeReadToItsEnd() {
        // So that much is written down before the fault.
        world.with("number-import.batch-size", 1);
        var lines = new ArrayList<>(List.of("手机号,姓名", "1,short"));
        IntStream.rangeClosed(1, 700).forEach(row -> lines.add(number(row) + ",张三"));
        lines.add("\"" + number(701) + "\"7,李四");

        var run = world.launch(world.file("leads.csv", lines.toArray(String[]::new)));

        assertThat(run.error()).isNotNull();
        assertThat(run.error().message())
                .isEqualTo(
                        "leads.csv line 703: text after a closing quote in the row that starts at line 703, expected the"
                                + " delimiter");
        assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED.code());
        assertThat(run.counts().rows() + run.counts().unsent() + run.counts().rejected())
                .isZero();
        assertThat(run.reasons()).isEmpty();
        assertThat(world.addCalls()).isZero();
    }

    /** H12 */
    @Test
    void refusesATitleAboveTheHeaderOfATextWithTabs() {
        var file = world.file("leads.tsv", "五月客户名单", "", "手机号\t姓名", number(1) + "\t张三");

        assertRefused(file, "NO_HEADER", "The first row is no header: the columns' names seem to stand in row 3");
    }

    /** X28 */
    @Test
    void ignoresCommentsAndPictures() throws IOException {
        var file = workbook("leads.xlsx", sheet -> {
            row(sheet, 0, "手机号", "姓名");
            row(sheet, 1, number(1), "张三");
            var drawing = sheet.createDrawingPatriarch();
            var comment = drawing.createCellComment(new XSSFClientAnchor());
            comment.setString("17000009999");
            sheet.getRow(1).getCell(1).setCellComment(comment);
            sheet.getWorkbook().addPicture(new byte[] {1, 2, 3}, XSSFWorkbook.PICTURE_TYPE_PNG);
        });

        assertThat(world.launch(file).exit()).isEqualTo(0);
        assertThat(world.pool()).containsExactly(number(1));
    }
}
