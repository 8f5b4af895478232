package numberimport.pipeline;

import static numberimport.pipeline.ImportWorld.number;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** A ledger that was restored from an older copy: it knows nothing of what was sent after the copy was made. */
class RestoredLedgerTest {

    @TempDir
    Path home;

    private ImportWorld world;

    @BeforeEach
    void open() {
        world = new ImportWorld(home).oneByOne();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void copy() throws IOException {
        FileSystemUtils.copyRecursively(home.resolve("data"), home.resolve("copy"));
    }

    private void restore() throws IOException {
        FileSystemUtils.deleteRecursively(home.resolve("data"));
        FileSystemUtils.copyRecursively(home.resolve("copy"), home.resolve("data"));
    }

    /** The launch is stopped in order after so many calls. */
    private RunView stoppedAfter(int calls, BiFunction<ImportLauncher, StopSignal, RunView> launch) {
        var stop = new StopSignal();
        world.operator.whenSending = () -> {
            if (world.addCalls() >= calls) {
                stop.stop("the test");
            }
        };
        try (var launcher = world.launcher()) {
            return launch.apply(launcher, stop);
        } finally {
            world.operator.whenSending = () -> {};
        }
    }

    private long importedAndStoppedAfter(int calls, Path file) {
        var request = new ImportRequest(
                file, Accounts.of(world.settings()).of(Settings.DEFAULT_ACCOUNT), world.task, ImportWorld.options());
        return stoppedAfter(calls, (launcher, stop) -> launcher.launch(request, world.operator, stop))
                .run();
    }

    private static List<String> numbers(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(ImportWorld::number).toList();
    }

    @Test
    void sendsNothingThatWasSentSinceTheCopy() throws IOException {
        var run = importedAndStoppedAfter(2, world.goodRows("a.csv", 6));
        copy();
        assertThat(world.resume(run).counts().accepted()).isEqualTo(6);

        restore();
        var resumed = world.resume(run);

        assertThat(world.pool()).containsExactlyElementsOf(numbers(6));
        assertThat(resumed.counts().accepted()).isEqualTo(6);
        assertThat(resumed.exit()).isZero();
    }

    @Test
    void sendsWhatIsMissingStill() throws IOException {
        var run = importedAndStoppedAfter(2, world.goodRows("a.csv", 6));
        copy();
        world.sandbox.addForeign(world.task, List.of("17099990001"));
        var stopped = stoppedAfter(4, (launcher, stop) -> launcher.resume(run, world.operator, stop));
        assertThat(stopped.counts().unsent()).isPositive();
        restore();
        var resumed = world.resume(run);

        assertThat(world.pool()).doesNotHaveDuplicates().hasSize(7).containsAll(numbers(6));
        assertThat(resumed.counts().accepted()).isEqualTo(6);
    }

    @Test
    void findsARunOfWhichTheCopyKnowsNoCall() throws IOException {
        world.operator.yes = false;
        var refused = world.launch(world.goodRows("a.csv", 4)).run();
        copy();
        world.operator.yes = true;
        assertThat(world.resume(refused).counts().accepted()).isEqualTo(4);

        restore();
        var resumed = world.resume(refused);

        assertThat(world.pool()).containsExactlyElementsOf(numbers(4));
        assertThat(resumed.counts().accepted()).isEqualTo(4);
    }

    @Test
    void takesNothingForSentThatWasThereBefore() throws IOException {
        world.launch(world.goodRows("a.csv", 3));
        world.operator.yes = false;
        var again = world.launch(home.resolve("a.csv"), ImportWorld.options(null, "prices were wrong"))
                .run();
        copy();
        world.operator.yes = true;
        assertThat(world.resume(again).counts().accepted()).isEqualTo(3);
        assertThat(world.pool()).hasSize(6);

        restore();
        var resumed = world.resume(again);

        assertThat(resumed.counts().accepted()).isEqualTo(3);
        assertThat(world.pool()).hasSize(6);
    }

    @Test
    void sendsARunWhoseTaskOnlyOthersHaveFilledMeanwhile() throws IOException {
        world.operator.yes = false;
        var refused = world.launch(world.goodRows("a.csv", 3)).run();
        world.operator.yes = true;
        world.sandbox.addForeign(world.task, List.of("17099990001", "17099990002"));

        var resumed = world.resume(refused);

        assertThat(resumed.counts().accepted()).isEqualTo(3);
        assertThat(world.pool()).hasSize(5).endsWith(number(1), number(2), number(3));
        assertThat(world.operator.plans).last().extracting(Plan::poolSize).isEqualTo(2L);
        assertThat(world.operator.warnings).isEmpty();
    }

    @Test
    void readsNoPoolWhereTheLedgerKnowsAllThatWasAdded() {
        var first = importedAndStoppedAfter(1, world.goodRows("a.csv", 3));
        var other = world.launch(world.file("b.csv", "手机号", number(901), number(902)));
        assertThat(other.counts().accepted()).isEqualTo(2);
        var reads = world.poolReads();

        var resumed = world.resume(first);

        assertThat(resumed.counts().accepted()).isEqualTo(3);
        assertThat(world.poolReads()).isEqualTo(reads);
    }
}
