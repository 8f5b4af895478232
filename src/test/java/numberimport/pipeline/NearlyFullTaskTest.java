package numberimport.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import numberimport.sandbox.PooledNumber;
import numberimport.sandbox.SandboxOptions;
import numberimport.sandbox.SandboxServer;
import numberimport.sandbox.TaskStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports into a task that has room for few more of its million numbers. */
@Tag("busy")
class NearlyFullTaskTest {

    private static final int HELD = 999_995;
    private static final ImportOptions SPLIT = ImportWorld.options().handling(new TaskHandling(false, false, 0, true));

    // A sandbox's data with such a task: to fill one takes much longer than to copy it.
    @TempDir
    static Path filled;

    @TempDir
    Path folder;

    private ImportWorld world;

    @BeforeAll
    static void fill() {
        try (var sandbox = SandboxServer.start(SandboxOptions.defaults().withData(filled))) {
            sandbox.addForeign(sandbox.createTask("Task", TaskStatus.DISABLED), others(0, HELD));
        }
    }

    @BeforeEach
    void start() throws IOException {
        var data = Files.createDirectory(folder.resolve("sandbox"));
        try (var files = Files.list(filled)) {
            for (var file : files.toList()) {
                Files.copy(file, data.resolve(file.getFileName()));
            }
        }
        var sandbox = SandboxServer.start(SandboxOptions.defaults().withData(data));
        world = new ImportWorld(folder, sandbox, 1);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    /** F17. */
    @Test
    void refusesAFullTask() {
        fillTaskUpTo(999_999);

        var run = world.launch(world.goodRows("leads.csv", 2));

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.error().message())
                .isEqualTo("The task holds 999999 numbers and the file has 2 good ones; a task takes at most 1000000."
                        + " Nothing was sent.");
        assertThat(List.of(world.addCalls())).containsExactly(0L);
    }

    @Test
    void goesOnIntoAFurtherTaskWhereTheRoomIsTooSmall() {
        world.with("number-import.batch-size", 2);

        var run = world.launch(
                world.file(
                        "leads.csv",
                        "手机号",
                        "17000000001",
                        "12315",
                        "17000000002",
                        "17000000003",
                        "17000000004",
                        "17000000005",
                        "17000000001",
                        "17000000006",
                        "17000000007"),
                SPLIT);

        assertThat(world.operator.plans)
                .singleElement()
                .satisfies(plan -> assertThat(plan.shares()).containsExactly(4L, 3L));
        assertThat(run.counts()).isEqualTo(new Counts(5, 4, 1, 0, 0, 0, 0, 0));
        assertThat(run.exit()).isEqualTo(3);
        try (var launcher = world.launcher()) {
            var rest = launcher.continuationOf(run.run()).orElseThrow();
            var continued = launcher.resume(rest, world.operator, world.stop);

            assertThat(continued.continues()).isEqualTo(run.run());
            assertThat(continued.task().id()).isEqualTo(2);
            assertThat(continued.counts()).isEqualTo(new Counts(4, 3, 0, 1, 0, 0, 0, 0));
            assertThat(launcher.continuationOf(run.run())).isEmpty();

            var wanted = folder.resolve("wanted.csv");
            new FailedRowsReport(launcher.ledger(), folder).write(rest, wanted.toString());
            assertThat(wanted).doesNotExist();
            assertThat(folder.resolve("run-" + rest + "-rejected.csv")).exists();
        }
        assertThat(world.sandbox.pool(2).stream().map(PooledNumber::cellphone))
                .containsExactly("17000000005", "17000000006", "17000000007");
        assertThat(world.pool().subList(999_995, 999_999)).hasSize(4);
    }

    @Test
    void stagesNothingAnewOnceItWasSplit() {
        world.with("number-import.batch-size", 2);
        fillTaskUpTo(999_998);
        var file = world.goodRows("leads.csv", 3);
        world.operator.whenSending = () -> world.stop.stop("by the test");
        assertThat(world.launch(file, SPLIT).exit()).isEqualTo(5);
        assertThat(world.addCalls()).isZero();
        world.operator.whenSending = () -> {};

        try (var launcher = world.launcher()) {
            var run = launcher.launch(
                    new ImportRequest(
                            file, Accounts.of(world.settings()).of(Settings.DEFAULT_ACCOUNT), world.task, SPLIT),
                    world.operator,
                    new StopSignal());

            assertThat(run.counts()).isEqualTo(new Counts(2, 2, 0, 0, 0, 0, 0, 0));
            var rest = launcher.continuationOf(run.run()).orElseThrow();
            assertThat(launcher.resume(rest, world.operator, new StopSignal()).counts())
                    .isEqualTo(new Counts(1, 1, 0, 0, 0, 0, 0, 0));
            assertThat(launcher.continuationOf(rest)).isEmpty();
        }
        assertThat(world.sandbox.pool(2)).hasSize(1);
    }

    @Test
    void goesOnWithTheRestWhenTheFileIsImportedOnceMore() {
        world.with("number-import.batch-size", 2);
        fillTaskUpTo(999_998);
        var file = world.goodRows("leads.csv", 3);
        assertThat(world.launch(file, SPLIT).state()).isEqualTo("COMPLETED");

        var rest = world.launch(file, SPLIT);

        assertThat(rest.continues()).isEqualTo(1);
        assertThat(rest.counts()).isEqualTo(new Counts(1, 1, 0, 0, 0, 0, 0, 0));
        assertThatThrownBy(() -> world.launch(file, SPLIT)).hasMessageContaining("has the same content as run 1 (");
        assertThatThrownBy(() -> world.resume(1)).hasMessage("Run 1 is complete; there is nothing to resume.");
        assertThat(world.sandbox.pool(2)).hasSize(1);
    }

    private void fillTaskUpTo(int size) {
        world.sandbox.addForeign(world.task, others(HELD, size));
    }

    private static List<String> others(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "9" + (1_000_000_000 + i))
                .toList();
    }
}
