package numberimport.pipeline;

import static numberimport.pipeline.ImportWorld.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** Real runs, and one person to be forgotten. */
class ErasureTest {

    private static final String MARKER = "留痕标记";
    private static final String SPACED = "170 0000 0001";

    @TempDir
    Path folder;

    private ImportWorld world;

    @BeforeEach
    void open() {
        world = new ImportWorld(folder);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Erasure.Erased erase(String number) {
        try (var launcher = world.launcher()) {
            var erasure = new Erasure(launcher, world.settings(), Clock.systemUTC());
            var found = erasure.find(number);
            var erased = erasure.erase(number, "kim");
            assertThat(erased).isEqualTo(found);
            return erased;
        }
    }

    private List<FailureView> failures(long run) {
        try (var archive = RunArchive.open(world.settings())) {
            var failures = new ArrayList<FailureView>();
            archive.failures(run, failures::add);
            return failures;
        }
    }

    private RunView view(long run) {
        try (var launcher = world.launcher()) {
            return launcher.view(run);
        }
    }

    @Test
    void emptiesSentAndFailedRowsAndTheirReport() throws IOException {
        var run = world.launch(world.file(
                "a.csv", "手机号,姓名", number(1) + "," + MARKER, number(2) + ",李四", SPACED + "," + MARKER, "1380,王五"));
        var report = Path.of(run.reports().rejected());
        assertThat(report).content().contains(MARKER);

        var erased = erase("+86" + number(1));

        assertThat(erased.runs()).containsExactly(new Erasure.InRun(run.run(), List.of(2L, 4L)));
        assertThat(erased.reports()).containsExactly(report.toString());
        assertThat(view(run.run()).counts()).isEqualTo(run.counts());
        assertThat(failures(run.run()))
                .extracting(
                        FailureView::row,
                        FailureView::code,
                        failure -> failure.values().toString())
                .containsExactly(tuple(4L, "ERASED", "{手机号=, 姓名=}"), tuple(5L, "PHONE_INVALID", "{手机号=1380, 姓名=王五}"));
        assertThat(report).content().doesNotContain(MARKER, SPACED).contains("王五");
        assertThat(results(run.run())).contains(number(2)).doesNotContain(number(1));
        assertThat(view(run.run()).reasons())
                .extracting(RunView.ReasonTally::code)
                .contains("ERASED");
        assertThat(erase(number(1)).runs()).isEmpty();
    }

    private String results(long run) throws IOException {
        try (var archive = RunArchive.open(world.settings())) {
            archive.writeResults(run, folder.resolve("results"));
        }
        return Files.readString(folder.resolve("results/accepted.csv"));
    }

    @Test
    void leavesNothingInTheDataFolder() throws IOException, SQLException {
        var upload = Files.createDirectories(folder.resolve("data/uploads/some"));
        var file = upload.resolve("a.csv");
        Files.writeString(file, "手机号,姓名\n" + number(1) + "," + MARKER + "\n1380,王五\n" + SPACED + "," + MARKER + "\n");
        world.launch(file);
        compact();
        assertThat(filesWith(number(1))).isNotEmpty();

        var erased = erase(number(1));
        compact();

        assertThat(erased.uploads()).containsExactly(upload.toAbsolutePath().toString());
        assertThat(filesWith(number(1))).isEmpty();
        assertThat(filesWith(SPACED)).isEmpty();
        assertThat(filesWith(MARKER)).isEmpty();
    }

    @Test
    void tellsWhatItCannotReach() {
        var file = world.file("a.csv", "手机号", number(1));
        var run = world.launch(file);

        assertThat(erase(number(1)).left())
                .containsExactly(
                        "the pool of task " + world.task
                                + " of account \"default\", from which the API can't take a number",
                        file.toAbsolutePath().normalize() + ", the file of run " + run.run(),
                        "backups, files that people downloaded, and what the database's file has not overwritten yet");
    }

    @Test
    void keepsWhatCanStillBeSent() {
        world.oneByOne();
        world.operator.whenSending = () -> world.stop.stop("by the test");
        var stopped = world.launch(world.goodRows("a.csv", 5));

        var erased = erase(number(1));

        assertThat(erased.runs()).isEmpty();
        assertThat(erased.unfinished()).containsExactly(stopped.run());
        assertThat(erased.left()).contains("run " + stopped.run() + ", which is STOPPED and can be resumed: rows [2]");
        assertThat(world.resume(stopped.run()).counts().accepted()).isEqualTo(5);
        assertThat(erase(number(1)).runs()).hasSize(1);
    }

    /** Somebody mends it: that work is theirs. */
    @Test
    void leavesAReportThatWasChangedSince() throws IOException {
        var run = world.launch(world.file("a.csv", "手机号,姓名", number(1) + ",张三", SPACED + ",李四"));
        var report = Path.of(run.reports().rejected());
        Files.writeString(report, Files.readString(report) + "mended\n");
        Files.setLastModifiedTime(report, FileTime.from(Instant.now().plusSeconds(60)));

        var erased = erase(number(1));

        assertThat(erased.reports()).isEmpty();
        assertThat(erased.left()).contains(report + ", the report of run 1, which is elsewhere or was changed since");
        assertThat(report).content().endsWith("mended\n");
    }

    /** As on a disk that is full, or that only others may write. */
    @Test
    void findsTheRowsAgainWhoseReportCouldNotBeTakenAway() throws IOException {
        var run = world.launch(world.file("a.csv", "手机号,姓名", number(1) + ",张三", SPACED + ",李四"));
        var report = Path.of(run.reports().rejected());
        var text = Files.readString(report);
        Files.delete(report);
        Files.createDirectories(report.resolve("in the way"));
        Files.setLastModifiedTime(report, FileTime.from(Instant.now().minusSeconds(60)));

        assertThatThrownBy(() -> erase(number(1))).hasMessage("The report " + report + " can't be written: " + report);
        FileSystemUtils.deleteRecursively(report);
        Files.writeString(report, text);
        Files.setLastModifiedTime(report, FileTime.from(Instant.now().minusSeconds(60)));

        assertThat(erase(number(1)).runs()).containsExactly(new Erasure.InRun(run.run(), List.of(2L, 3L)));
        assertThat(report).content().doesNotContain("李四");
    }

    @Test
    void tellsWhatMayBeOnAnotherMachine() throws IOException {
        try (var postgres = EmbeddedPostgres.builder()
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            world.with("spring.datasource.url", postgres.getJdbcUrl("postgres", "postgres"))
                    .with("spring.datasource.username", "postgres")
                    .with("spring.datasource.password", "postgres");
            var file = world.file("a.csv", "手机号", number(1), SPACED);
            var run = world.launch(file);
            Files.delete(file);
            var report = Path.of(run.reports().rejected());
            Files.delete(report);

            assertThat(erase(number(1)).left())
                    .contains(
                            report + ", the report of run 1, which is elsewhere or was changed since",
                            file.toAbsolutePath().normalize() + ", the file of run 1");
        }
    }

    @Test
    void leavesErasedRowsOutOfARetry() {
        world.sandbox.refuse(number(1), "号码异常");
        world.sandbox.refuse(number(2), "号码异常");
        var parent = world.launch(world.goodRows("a.csv", 3));

        erase(number(1));

        assertThat(world.retry(parent.run()).counts().rows()).isEqualTo(1);
    }

    /** Which of its run's rows a mended report brought in is known by their numbers in it. */
    @Test
    void stillKnowsWhichRowsAMendedReportBroughtIn() throws IOException {
        world.sandbox.refuse(number(1), "号码异常");
        var parent = world.launch(world.file("a.csv", "手机号", number(1)));
        var report = Files.readString(Path.of(parent.reports().rejected()));
        var mended = folder.resolve("mended.csv");
        Files.writeString(mended, report.replace(number(1), number(9)));
        world.launch(mended);

        assertThat(erase(number(9)).runs()).hasSize(1);

        assertThatThrownBy(() -> world.retry(parent.run()))
                .hasMessage("No row of run 1 that the API refused is left to be sent again.");
        assertThat(world.pool()).containsExactly(number(9));
    }

    @Test
    void writesDownWhoErased() {
        var run = world.launch(world.file("a.csv", "手机号", number(1)));

        erase(number(1));

        try (var archive = RunArchive.open(world.settings())) {
            assertThat(archive.audit(run.run()))
                    .extracting(AuditView::person, AuditView::action, AuditView::detail)
                    .contains(tuple("kim", "erase", "170****0001: rows [2]"));
        }
    }

    @Test
    void refusesWhatIsNoNumber() {
        assertThatThrownBy(() -> erase("12"))
                .hasMessage("\"12\" is no number of region CN, expected at least five digits.");
    }

    /** What is deleted lingers in the file until then. */
    private void compact() throws SQLException {
        var database = "jdbc:h2:file:" + folder.resolve("data/number-import").toAbsolutePath();
        try (var connection = DriverManager.getConnection(database, "sa", "");
                var statement = connection.createStatement()) {
            statement.execute("SHUTDOWN COMPACT");
        }
    }

    /** Files whose bytes have the text, as UTF-8 or UTF-16. */
    private List<Path> filesWith(String text) throws IOException {
        try (var files = Files.walk(folder.resolve("data"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> has(file, text))
                    .toList();
        }
    }

    private static boolean has(Path file, String text) {
        try {
            var bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return bytes.contains(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
                    || bytes.contains(
                            new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
