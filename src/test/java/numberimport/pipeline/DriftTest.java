package numberimport.pipeline;

import static numberimport.pipeline.ImportWorld.number;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import numberimport.sandbox.TaskStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftTest {

    @TempDir
    Path folder;

    private ImportWorld world;
    private int nextNumber = 1;

    @BeforeEach
    void start() {
        world = new ImportWorld(folder);
        world.operator.yes = false;
    }

    @AfterEach
    void stop() {
        world.close();
    }

    /** Twenty rows, the first ones bad. */
    private Path file(String name, String header, int bad) {
        var lines = new ArrayList<>(List.of(header));
        IntStream.range(0, 20)
                .mapToObj(i -> (i < bad ? "12" : number(nextNumber++)) + ",客户")
                .forEach(lines::add);
        return world.file(name, lines.toArray(String[]::new));
    }

    private static ImportOptions byProfile() {
        return ImportWorld.byProfile("leads");
    }

    private RunView launch(Path file, ImportOptions options) {
        world.operator.warnings.clear();
        return world.launch(file, options);
    }

    private void before(Path... files) {
        world.operator.yes = true;
        Arrays.stream(files).forEach(file -> launch(file, byProfile()));
        world.operator.yes = false;
        world.operator.plans.clear();
    }

    private void assertHeld(Path file, String... differences) {
        var calls = world.addCalls();

        var run = launch(file, byProfile());

        assertThat(world.operator.warnings).containsExactly(differences);
        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.error()).isNotNull();
        assertThat(run.error().code()).isEqualTo("DRIFTED");
        assertThat(run.error().message()).isEqualTo(String.join(" ", differences) + " Nothing was sent.");
        assertThat(world.operator.plans).isEmpty();
        assertThat(world.addCalls()).isEqualTo(calls);
    }

    @Test
    void holdsAFileWithOtherColumns() {
        before(file("monday.csv", "手机号,姓名", 0));

        assertHeld(
                file("tuesday.csv", "手机号,客户", 0),
                "tuesday.csv by profile leads has other columns than the file of run 1: without [姓名] with [客户].");
    }

    @Test
    void holdsAFileWithItsColumnsInAnotherOrder() {
        before(file("monday.csv", "手机号,姓名", 0));

        var moved = world.file("tuesday.csv", "姓名,手机号", "客户," + number(99));

        assertHeld(
                moved,
                "tuesday.csv by profile leads has its columns in another order than the file of run 1: [姓名, 手机号].");
    }

    @Test
    void holdsAFileWhoseHeaderStandsInAnotherRow() {
        before(file("monday.csv", "手机号,姓名", 0));

        var moved = world.file("tuesday.csv", "", "", "手机号,姓名", number(99) + ",客户");

        assertHeld(moved, "tuesday.csv by profile leads has its header in row 3, the file of run 1 in row 1.");
    }

    @Test
    void holdsAFileWithManyMoreRejectedRows() {
        before(file("monday.csv", "手机号,姓名", 0), file("tuesday.csv", "手机号,姓名", 1));

        assertHeld(
                file("wednesday.csv", "手机号,姓名", 3),
                "wednesday.csv by profile leads has 15 % rejected rows, at most 5 % were in the last 2 runs of it.");
    }

    @Test
    void holdsTheSameContentForAnotherTask() {
        var monday = file("monday.csv", "手机号,姓名", 0);
        before(monday);
        var first = world.addCalls();
        var otherTask = world.sandbox.createTask("Other", TaskStatus.DISABLED);

        try (var launcher = world.launcher()) {
            var account = Accounts.of(world.settings()).of(Settings.DEFAULT_ACCOUNT);
            var run = launcher.launch(
                    new ImportRequest(monday, account, otherTask, byProfile()), world.operator, world.stop);

            assertThat(run.error()).isNotNull();
            assertThat(run.error().message())
                    .matches("monday\\.csv by profile leads has the same content as run 1 \\(.{16}, task " + world.task
                            + "\\)\\. Nothing was sent\\.");
            assertThat(world.addCalls()).isEqualTo(first);
        }
    }

    @Test
    void comparesWithNoFileOfWhichNothingWasSent() {
        before(
                file("monday.csv", "手机号,姓名", 0),
                file("tuesday.csv", "手机号,姓名", 20),
                world.file("wednesday.csv", "电话号码,客户名称"));

        assertHeld(
                file("thursday.csv", "手机号,姓名", 3),
                "thursday.csv by profile leads has 15 % rejected rows, at most 0 % were in the last 1 run of it.");
    }

    @Test
    void goesOnWhereSomebodySaysYes() {
        before(file("monday.csv", "手机号,姓名", 0));
        var tuesday = file("tuesday.csv", "手机号,客户", 0);
        var held = launch(tuesday, byProfile());
        world.operator.yes = true;

        var run = launch(tuesday, byProfile());

        assertThat(run.run()).isEqualTo(held.run());
        assertThat(run.exit()).isEqualTo(0);
    }

    @Test
    void doesNotMindWhatIsLikeBeforeOrTheFirst() {
        before(file("monday.csv", "手机号,姓名", 1), file("tuesday.csv", "手机号,姓名", 2));

        assertThat(world.operator.warnings).isEmpty();
    }

    @Test
    void comparesOnlyFilesOfTheSameProfile() {
        before(file("monday.csv", "手机号,姓名", 0));
        world.operator.yes = true;

        launch(file("other.csv", "手机号,客户", 0), ImportWorld.options());

        assertThat(world.operator.warnings).isEmpty();
    }
}
