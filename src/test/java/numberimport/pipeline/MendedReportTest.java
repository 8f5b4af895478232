package numberimport.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static numberimport.pipeline.ImportWorld.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import numberimport.sandbox.PooledNumber;
import numberimport.sandbox.SandboxOptions;
import numberimport.sandbox.SandboxServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MendedReportTest {

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

    private RunView firstRun() {
        return world.launch(world.file("leads.csv", "手机号,姓名", number(1) + ",张三", "1.38E+10,=李四", "12,王五"));
    }

    private static Path mended(RunView run, String wrong, String right) throws IOException {
        var report = Path.of(run.reports().rejected());
        return Files.writeString(report, Files.readString(report).replace(wrong, right));
    }

    private RunView shown(RunView run) {
        try (var archive = RunArchive.open(world.settings())) {
            return archive.show(run.run());
        }
    }

    private List<String> reasons(RunView run) {
        try (var archive = RunArchive.open(world.settings())) {
            return archive.reasons(run.run()).stream().map(ReasonView::example).toList();
        }
    }

    @Test
    void isAChildOfTheRunThatItReports() throws IOException {
        var first = firstRun();

        var second = world.launch(mended(first, "1.38E+10", number(2)));

        assertThat(second.counts()).isEqualTo(new Counts(2, 1, 1, 0, 0, 0, 0, 0));
        assertThat(second.parent()).isEqualTo(first.run());
        assertThat(second.parentBy()).isEqualTo("REPORT");
        var entry = world.sandbox.pool(world.task).get(1);
        assertThat(entry.name()).isEqualTo("=李四");
        assertThat(entry.custom()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx"})
    void keepsValuesRightOfTheHeader(String format) throws IOException {
        var first =
                world.launch(world.file("leads.csv", "手机号,姓名,城市", number(1) + ",Zhang, San,杭州", number(2) + ",李四,上海"));
        var report = folder.resolve("report." + format);
        try (var archive = RunArchive.open(world.settings())) {
            archive.writeFailures(first.run(), report);
        }

        var second = world.launch(report);

        assertThat(second.counts().rejected()).isEqualTo(1);
        assertThat(reasons(second))
                .containsExactly("The row has a value in column 10, expected at most the 9 columns of the header");
        assertThat(Files.readString(Path.of(second.reports().rejected()))).contains("杭州");
    }

    @Test
    void resolvesRowsOfTheRunThatItReports() throws IOException {
        var first = firstRun();
        assertThat(shown(first).resolvedBy()).isEmpty();

        var second = world.launch(mended(first, "1.38E+10", number(2)));

        assertThat(shown(first).resolvedBy()).containsExactly(new RunView.Successor(second.run(), "REPORT", 1));
    }

    @Test
    void mayHaveRowsThatAPersonHasAdded() throws IOException {
        var first = firstRun();
        var report = mended(first, "12", number(3));
        Files.writeString(report, Files.readString(report) + number(4) + ",赵六\r\n");

        assertThat(world.launch(report).parent()).isEqualTo(first.run());
    }

    @Test
    void hasNoParentWhereReportsOfTwoRunsArePutTogether() throws IOException {
        var first = firstRun();
        var other = world.launch(world.file("others.csv", "手机号,姓名", number(5) + ",张三", "14,王五"));
        var lines = Files.readAllLines(mended(other, "14", number(6)));
        var report = mended(first, "12", number(3));
        Files.writeString(report, Files.readString(report) + lines.get(1) + "\r\n");

        assertThat(world.launch(report).parent()).isNull();
    }

    @Test
    void hasNoParentWhereTheLedgerKnowsNothingOfItsRows() throws IOException {
        var first = firstRun();
        var report = Path.of(first.reports().rejected());
        var ofAnotherLedger = Files.writeString(
                folder.resolve("other.csv"),
                Files.readString(report).replace("\"4\",\"rejected\"", "\"9\",\"rejected\""));

        assertThat(world.launch(ofAnotherLedger).parent()).isNull();
    }

    @Test
    void hasNoParentWhereThatRunHadOtherColumns() throws IOException {
        var first = firstRun();

        assertThat(world.launch(mended(first, "姓名", "客户")).parent()).isNull();
    }

    @Test
    void doesNotBringWhatARetryHasBrought() throws IOException {
        world.sandbox.refuse(number(2), "暂不接受");
        var first = world.launch(world.goodRows("leads.csv", 3));
        var willing = SandboxOptions.defaults().withFirstTaskId(world.task);

        try (var later = new ImportWorld(folder, SandboxServer.start(willing))) {
            var retried = later.retry(first.run());
            var second = later.launch(Path.of(first.reports().rejected()));

            assertThat(second.counts()).isEqualTo(new Counts(1, 0, 0, 1, 0, 0, 0, 0));
            assertThat(reasons(second))
                    .containsExactly("手机号 \"170******02\" is in the task already, by run " + retried.run());
            assertThat(later.pool()).containsExactly(number(2));
        }
    }

    @Test
    void doesNotBringWhatTheReportedRunHasYetToBring() {
        world.oneByOne();
        world.breakAfterTheNextNumber();
        var first = world.launch(world.file("leads.csv", "手机号", number(1), number(2), number(3), number(3)));
        world.operator.whenSending = () -> {};

        var second = world.launch(Path.of(first.reports().rejected()));

        assertThat(reasons(second)).containsExactly("手机号 \"170******03\" is in the task already, by run 1");
        world.resume(first.run());
        assertThat(world.pool()).containsExactly(number(1), number(2), number(3));
    }

    @Test
    void doesNotBringWhatTheReportedRunHasBroughtBeforeItsNumbersWereForgotten() {
        var first = world.launch(world.file("leads.csv", "手机号", number(1), number(1)));
        try (var launcher = world.launcher()) {
            new Purge(launcher, world.settings(), Clock.offset(Clock.systemUTC(), Duration.ofDays(8))).purge();
        }

        var second = world.launch(Path.of(first.reports().rejected()));

        assertThat(reasons(second)).containsExactly("手机号 \"170******01\" is in the task already");
        assertThat(world.pool()).containsExactly(number(1));
    }

    /** Another file beside the report, in which a second number is right. */
    private Path mendedFurther(RunView run) throws IOException {
        var report = Files.readString(Path.of(run.reports().rejected()));
        return Files.writeString(
                folder.resolve("further.csv"),
                report.replace("1.38E+10", number(2)).replace("\"12\"", "\"" + number(3) + "\""));
    }

    @Test
    void bringsWhatItWasRefusedWithBeforeItWasMendedFurther() throws IOException {
        var first = firstRun();
        var further = mendedFurther(first);
        world.operator.yes = false;
        var refused = world.launch(mended(first, "1.38E+10", number(2)));
        assertThat(refused.state()).isEqualTo("REFUSED");
        world.operator.yes = true;

        assertThat(world.launch(further).counts().accepted()).isEqualTo(2);

        assertThat(world.resume(refused.run()).counts().duplicate()).isEqualTo(1);
        assertThat(world.pool()).containsExactly(number(1), number(2), number(3));
    }

    @Test
    void bringsNothingTwiceWhereItAndOneMendedFurtherWereRefused() throws IOException {
        var first = firstRun();
        var further = mendedFurther(first);
        world.operator.yes = false;
        var before = world.launch(mended(first, "1.38E+10", number(2)));
        var after = world.launch(further);
        world.operator.yes = true;

        assertThat(world.resume(before.run()).counts().accepted()).isEqualTo(1);

        assertThat(world.resume(after.run()).counts()).isEqualTo(new Counts(2, 1, 0, 1, 0, 0, 0, 0));
        assertThat(world.pool()).containsExactly(number(1), number(2), number(3));
    }

    @Test
    void bringsNothingThatAStoppedRetryHasYetToBring() throws IOException {
        world.sandbox.refuse(number(2), "暂不接受");
        var first = world.launch(world.goodRows("leads.csv", 3));
        world.operator.yes = false;
        var retried = world.retry(first.run());
        assertThat(retried.state()).isEqualTo("REFUSED");
        world.operator.yes = true;

        var second = world.launch(Path.of(first.reports().rejected()));

        assertThat(second.counts().duplicate()).isEqualTo(1);
    }

    @Test
    void leavesNothingOfItsRowsToARetry() throws IOException {
        world.sandbox.refuse(number(2), "暂不接受");
        var first = world.launch(world.goodRows("leads.csv", 3));
        world.launch(mended(first, number(2), number(7)));

        assertThatThrownBy(() -> world.retry(first.run()))
                .hasMessage("No row of run 1 that the API refused is left to be sent again.");
    }

    @Test
    void keepsTheCharsetFamilyOfTheSource() throws IOException {
        var gb18030 = Charset.forName("GB18030");
        var source = Files.writeString(
                folder.resolve("leads.csv"), "手机号,姓名,备注\n" + number(1) + ",张三,下午\n12,欧阳静怡,要求回电\n", gb18030);

        var run = world.launch(source);

        var report = Path.of(run.reports().rejected());
        assertThat(Files.readString(report, gb18030))
                .startsWith("\"手机号\",\"姓名\",\"备注\",\"_row\"")
                .contains("\"12\",\"欧阳静怡\",\"要求回电\",\"3\"");
        Files.writeString(
                report, Files.readString(report, gb18030).replace("\"12\"", "\"" + number(2) + "\""), gb18030);
        world.launch(report);
        assertThat(world.sandbox.pool(world.task))
                .extracting(PooledNumber::name)
                .containsExactly("张三", "欧阳静怡");
    }

    @Test
    void isInUtf8WhereTheSourceIs() throws IOException {
        assertThat(Files.readString(Path.of(firstRun().reports().rejected()), UTF_8))
                .startsWith("\uFEFF\"手机号\"");
    }
}
