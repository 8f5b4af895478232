package numberimport.pipeline;

import static numberimport.pipeline.ImportWorld.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import numberimport.sandbox.TaskStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real runs, and a purge at a later time. */
class PurgeTest {

    private static final String MARKER = "留痕标记";

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

    private Purge.Purged after(int days) {
        try (var launcher = world.launcher()) {
            var later = Clock.offset(Clock.systemUTC(), Duration.ofDays(days));
            var purge = new Purge(launcher, world.settings(), later);
            var due = purge.due();
            var purged = purge.purge();
            assertThat(purged).isEqualTo(due);
            return purged;
        }
    }

    private RunView view(long run) {
        try (var launcher = world.launcher()) {
            return launcher.view(run);
        }
    }

    private int failures(long run) {
        try (var archive = RunArchive.open(world.settings())) {
            var failures = new ArrayList<FailureView>();
            archive.failures(run, failures::add);
            return failures.size();
        }
    }

    @Test
    void forgetsNumbersFirstAndFailedRowsLater() throws IOException {
        var run = world.launch(world.file("a.csv", "手机号,姓名", number(1) + "," + MARKER, "1380," + MARKER));
        var before = view(run.run());
        var report = Path.of(run.reports().rejected());

        assertThat(after(6).numbersOf()).isEmpty();
        assertThat(after(8)).isEqualTo(new Purge.Purged(List.of(run.run()), List.of(), List.of()));
        assertThat(after(8).numbersOf()).isEmpty();

        assertThat(view(run.run())).isEqualTo(before);
        assertThat(failures(run.run())).isEqualTo(1);
        try (var archive = RunArchive.open(world.settings())) {
            assertThatThrownBy(() -> archive.writeResults(run.run(), folder.resolve("results")))
                    .hasMessage(
                            "The numbers of run 1 were forgotten, as number-import.retention says; its counts are kept.");
        }
        assertThat(report).exists();

        assertThat(after(91).failuresOf()).containsExactly(run.run());
        assertThat(failures(run.run())).isZero();
        assertThat(view(run.run())).isEqualTo(before);
        assertThat(report).doesNotExist();
    }

    @Test
    void deletesTheReportOnceItCan() throws IOException {
        var run = world.launch(world.file("a.csv", "手机号,姓名", number(1) + "," + MARKER, "1380," + MARKER));
        var report = Path.of(run.reports().rejected());
        var outOfReach = Files.move(report, folder.resolve("out-of-reach.csv"));
        assertThat(after(91).files()).isEmpty();
        Files.move(outOfReach, report);

        assertThat(after(91)).isEqualTo(new Purge.Purged(List.of(), List.of(), List.of(report.toString())));

        assertThat(report).doesNotExist();
    }

    @Test
    void leavesAReportInThePlaceOfAForgottenOne() {
        var first = world.launch(world.file("a.csv", "手机号", number(1), "1380"));
        var second = world.launch(world.file("b.csv", "手机号", number(2), "1390"));
        var report = first.reports().rejected();
        try (var launcher = world.launcher()) {
            launcher.ledger().runs().reported(second.run(), report);
            launcher.ledger().retention().forgetFailures(first.run(), Instant.now());
        }

        assertThat(after(0).files()).isEmpty();

        assertThat(Path.of(report)).exists();
    }

    /** They say which rows the retry took, as long as others can be retried. */
    @Test
    void keepsTheNumbersOfARetryWhileItsRunCanBeRetried() {
        world.sandbox.refuse(number(1), "号码异常");
        var parent = world.launch(world.goodRows("a.csv", 3));
        var child = world.retry(parent.run());

        assertThat(after(8).numbersOf()).containsExactly(parent.run());
        assertThat(after(91).failuresOf()).containsExactly(parent.run(), child.run());
    }

    @Test
    void keepsWhatWasNotSent() {
        world.oneByOne();
        world.operator.whenSending = () -> world.stop.stop("by the test");
        var stopped = world.launch(world.goodRows("a.csv", 5));
        assertThat(stopped.state()).isEqualTo("STOPPED");

        after(91);
        var resumed = world.resume(stopped.run());

        assertThat(resumed.counts().accepted()).isEqualTo(5);
        assertThat(world.pool()).containsExactlyInAnyOrder(number(1), number(2), number(3), number(4), number(5));
    }

    @Test
    void writesOutWhatWasNotSentAndForgetsItOnceItWas() {
        world.oneByOne();
        world.operator.whenSending = () -> world.stop.stop("by the test");
        var stopped = world.launch(world.goodRows("a.csv", 5)).run();
        try (var launcher = world.launcher()) {
            launcher.ledger().retention().forgetFailures(stopped, Instant.now());
            assertThat(launcher.archive()
                            .writeResults(stopped, folder.resolve("results"))
                            .keySet())
                    .extracting(file -> file.getFileName().toString())
                    .containsExactly("unsent.csv", "unknown.csv");
        }

        world.resume(stopped);

        assertThat(after(8).numbersOf()).containsExactly(stopped);
        assertThat(after(91).failuresOf()).containsExactly(stopped);
    }

    @Test
    void keepsTheUploadOfARunThatHasStagedNothing() throws IOException {
        var upload = Files.createDirectories(folder.resolve("data/uploads/1"));
        world.sandbox.setStatus(world.task, TaskStatus.ENABLED);
        world.launch(Files.move(world.goodRows("a.csv", 2), upload.resolve("a.csv")));
        Files.setLastModifiedTime(upload, FileTime.from(Instant.now().minus(Duration.ofDays(9))));

        assertThat(after(0).files()).isEmpty();
        assertThat(after(91).files()).containsExactly(upload.toAbsolutePath().toString());
    }

    @Test
    void deletesUploadsThatNoLaunchWaitsFor() throws IOException {
        var old = Files.createDirectories(folder.resolve("data/uploads/old"));
        var fresh = Files.createDirectories(folder.resolve("data/uploads/new"));
        Files.writeString(old.resolve("a.csv"), MARKER, StandardCharsets.UTF_8);
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(9))));

        assertThat(after(0).files()).containsExactly(old.toAbsolutePath().toString());

        assertThat(old).doesNotExist();
        assertThat(fresh).exists();
    }
}
