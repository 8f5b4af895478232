package numberimport.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import numberimport.sandbox.Arrival;
import numberimport.sandbox.Fault;
import numberimport.sandbox.TaskStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What imports do to their tasks besides adding numbers. */
class TaskHandlingTest {

    private static final TaskHandling CLOSE = new TaskHandling(true, false, 0, false);
    private static final TaskHandling CLOSE_AND_OPEN = new TaskHandling(true, true, 0, false);

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

    private RunView launch(Path file, TaskHandling handling) {
        return world.launch(file, ImportWorld.options().handling(handling));
    }

    private List<String> switches() {
        return world.sandbox.arrivals().stream()
                .map(Arrival::path)
                .filter(path -> path.endsWith("/open"))
                .toList();
    }

    @Test
    void closesAnEnabledTaskAndLeavesItClosed() {
        world.sandbox.setStatus(world.task, TaskStatus.ENABLED);

        var run = launch(world.goodRows("leads.csv", 2), CLOSE);

        assertThat(run.exit()).isEqualTo(0);
        assertThat(world.pool()).hasSize(2);
        assertThat(switches()).hasSize(1);
        assertThat(world.operator.warnings)
                .contains(
                        "Task 1 was enabled; it is closed for the import.",
                        "Task 1 was enabled before and is closed now; to enable it: number-import task open 1");
    }

    @Test
    void enablesAgainWhatWasEnabled() {
        world.sandbox.setStatus(world.task, TaskStatus.ENABLED);

        var run = launch(world.goodRows("leads.csv", 2), CLOSE_AND_OPEN);

        assertThat(run.exit()).isEqualTo(0);
        assertThat(world.pool()).hasSize(2);
        assertThat(switches()).hasSize(2);
        assertThat(world.operator.warnings).endsWith("Task 1 is enabled again.");
    }

    @Test
    void isNotDoneUntilTheTaskIsEnabledAgain() {
        world.sandbox.setStatus(world.task, TaskStatus.ENABLED);
        world.sandbox.inject(Fault.parse("open@2-5:500"));

        var failed = launch(world.goodRows("leads.csv", 2), CLOSE_AND_OPEN);

        assertThat(failed.state()).isEqualTo("FAILED");
        assertThat(failed.exit()).isEqualTo(6);
        assertThat(failed.error().message())
                .isEqualTo("Everything is sent, but task 1 could not be enabled again: open task 1: HTTP 500 with 58"
                        + " characters, expected JSON with a code.");
        assertThat(world.pool()).hasSize(2);
        assertThat(world.operator.warnings)
                .endsWith(
                        "Task 1 was enabled before and stays closed until run 1 is done; number-import resume 1 goes on"
                                + " and enables it again");

        assertThat(world.resume(failed.run()).state()).isEqualTo("COMPLETED");
        assertThat(world.operator.warnings).endsWith("Task 1 is enabled again.");
        assertThat(world.addCalls()).isEqualTo(1);
    }

    @Test
    void saysNothingOfATaskThatCouldNotBeClosed() {
        world.sandbox.setStatus(world.task, TaskStatus.ENABLED);
        world.sandbox.inject(Fault.parse("open@1-4:reject-all=777777"));

        var failed = launch(world.goodRows("leads.csv", 2), CLOSE_AND_OPEN);

        assertThat(failed.exit()).isEqualTo(6);
        assertThat(failed.error().message()).contains("code 777777");
        assertThat(world.operator.warnings).isEmpty();
        assertThat(world.addCalls()).isZero();
    }

    @Test
    void enablesNothingThatWasClosed() {
        assertThat(launch(world.goodRows("leads.csv", 2), CLOSE_AND_OPEN).exit())
                .isEqualTo(0);

        assertThat(switches()).isEmpty();
    }

    @Test
    void leavesATaskAloneWhereTheFileHasNothingToSend() {
        world.sandbox.setStatus(world.task, TaskStatus.ENABLED);

        var run = launch(world.file("leads.csv", "手机号", "12315"), CLOSE_AND_OPEN);

        assertThat(run.exit()).isEqualTo(3);
        assertThat(switches()).isEmpty();
    }

    @Test
    void leavesATaskAloneWhereTheOperatorSaysNo() {
        world.sandbox.setStatus(world.task, TaskStatus.ENABLED);
        world.operator.yes = false;

        assertThat(launch(world.goodRows("leads.csv", 2), CLOSE_AND_OPEN).exit())
                .isEqualTo(4);

        assertThat(switches()).isEmpty();
    }

    @Test
    void enablesTheTaskWhereTheOperatorSaysNoOnceItIsClosed() {
        world.sandbox.setStatus(world.task, TaskStatus.ENABLED);
        world.operator.yes = false;
        var refused = launch(world.goodRows("leads.csv", 2), CLOSE_AND_OPEN).run();
        world.sandbox.setStatus(world.task, TaskStatus.DISABLED);
        try (var launcher = world.launcher()) {
            launcher.ledger().runs().taskWasEnabled(refused, true);
        }

        assertThat(world.resume(refused).error().code()).isEqualTo("NOT_APPROVED");

        assertThat(world.operator.warnings).endsWith("Task 1 is enabled again.");
    }

    @Test
    void wantsOfItsTaskWhatAnEarlierLineWantedToo() {
        var wanted = new TaskHandling(false, false, 60, false);

        assertThat(wanted.over(CLOSE_AND_OPEN)).isEqualTo(new TaskHandling(true, true, 60, false));
        assertThat(TaskHandling.NONE.over(CLOSE_AND_OPEN)).isEqualTo(CLOSE_AND_OPEN);
        assertThat(new TaskHandling(true, false, 0, false).over(CLOSE_AND_OPEN).openAfter())
                .isFalse();
    }

    @Test
    void wantsOfAResumedRunsTaskWhatItsFirstLineWantedToo() {
        world.sandbox.setStatus(world.task, TaskStatus.ENABLED);
        world.operator.yes = false;
        var refused = launch(world.goodRows("leads.csv", 2), CLOSE_AND_OPEN).run();
        world.operator.yes = true;

        try (var launcher = world.launcher()) {
            var wait = Optional.of(new TaskHandling(false, false, 60, false));
            assertThat(launcher.resume(refused, wait, world.operator, world.stop)
                            .state())
                    .isEqualTo("COMPLETED");
        }

        assertThat(switches()).hasSize(2);
    }

    @Test
    void enablesTheTaskOnlyWhenAStoppedRunWasResumed() {
        world.oneByOne().sandbox.setStatus(world.task, TaskStatus.ENABLED);
        world.operator.whenSending = () -> {
            if (!world.pool().isEmpty()) {
                world.stop.stop("by the test");
            }
        };

        var stopped = launch(world.goodRows("leads.csv", 3), CLOSE_AND_OPEN);

        assertThat(stopped.state()).isEqualTo("STOPPED");
        assertThat(switches()).hasSize(1);
        assertThat(world.operator.warnings)
                .endsWith(
                        "Task 1 was enabled before and stays closed until run 1 is done; number-import resume 1 goes on"
                                + " and enables it again");
        world.operator.whenSending = () -> {};

        assertThat(world.resume(stopped.run()).state()).isEqualTo("COMPLETED");
        assertThat(world.pool()).hasSize(3);
        assertThat(switches()).hasSize(2);
        assertThat(world.operator.warnings).endsWith("Task 1 is enabled again.");
    }

    @Test
    void closesATaskThatWasOpenedInTheMiddleWhenTheRunIsTakenUp() {
        world.oneByOne();
        world.operator.whenSending = () -> {
            if (!world.pool().isEmpty()) {
                world.sandbox.setStatus(world.task, TaskStatus.ENABLED);
            }
        };
        var file = world.goodRows("leads.csv", 3);
        assertThat(world.launch(file).exit()).isEqualTo(5);
        world.operator.whenSending = () -> {};

        var run = launch(file, CLOSE_AND_OPEN);

        assertThat(run.run()).isEqualTo(1);
        assertThat(run.state()).isEqualTo("COMPLETED");
        assertThat(world.pool()).hasSize(3);
        assertThat(switches()).hasSize(2);
    }

    @Test
    void closesTheTaskForAResumeThatWantsIt() {
        world.oneByOne();
        world.operator.whenSending = () -> {
            if (!world.pool().isEmpty()) {
                world.sandbox.setStatus(world.task, TaskStatus.ENABLED);
            }
        };
        var stopped = world.launch(world.goodRows("leads.csv", 3));
        world.operator.whenSending = () -> {};

        try (var launcher = world.launcher()) {
            assertThat(launcher.resume(stopped.run(), world.operator, world.stop)
                            .exit())
                    .isEqualTo(5);
            assertThat(switches()).isEmpty();
            var run = launcher.resume(stopped.run(), Optional.of(CLOSE_AND_OPEN), world.operator, world.stop);

            assertThat(run.state()).isEqualTo("COMPLETED");
        }
        assertThat(switches()).hasSize(2);
        assertThat(world.pool()).hasSize(3);
    }

    @Test
    void keepsItsWordWhenTheFileIsImportedOnceMoreWithoutSayingSo() {
        world.oneByOne().sandbox.setStatus(world.task, TaskStatus.ENABLED);
        world.operator.whenSending = () -> {
            if (!world.pool().isEmpty()) {
                throw new IllegalStateException("a fault in the middle");
            }
        };
        var file = world.goodRows("leads.csv", 2);
        assertThat(launch(file, CLOSE_AND_OPEN).state()).isEqualTo("FAILED");
        world.operator.whenSending = () -> {};

        assertThat(world.launch(file).state()).isEqualTo("COMPLETED");
        assertThat(world.operator.warnings).endsWith("Task 1 is enabled again.");
    }

    /** However many runs of a process wait, those that write down an answer or keep a lease have a connection. */
    @Test
    void keepsNoConnectionWhileItWaits() {
        var kept = new ArrayList<Integer>();
        world.sandbox.setStatus(world.task, TaskStatus.ENABLED);
        try (var launcher = world.launcher()) {
            var pool = ((HikariDataSource) launcher.ledger().dataSource()).getHikariPoolMXBean();
            world.operator.whenWaiting = () -> {
                kept.add(pool.getActiveConnections());
                world.sandbox.setStatus(world.task, TaskStatus.DISABLED);
            };
            world.operator.whenSending = () -> kept.add(pool.getActiveConnections());
            var request = new ImportRequest(
                    world.goodRows("leads.csv", 2),
                    launcher.accounts().of(Settings.DEFAULT_ACCOUNT),
                    world.task,
                    ImportWorld.options().handling(new TaskHandling(false, false, 60, false)));

            assertThat(launcher.launch(request, world.operator, world.stop).exit())
                    .isEqualTo(0);
        }

        assertThat(kept).hasSizeGreaterThan(1).containsOnly(0);
    }

    @Test
    void waitsUntilSomebodyHasClosedTheTask() {
        world.sandbox.setStatus(world.task, TaskStatus.ENABLED);
        world.operator.whenWaiting = () -> world.sandbox.setStatus(world.task, TaskStatus.DISABLED);

        var run = launch(world.goodRows("leads.csv", 2), new TaskHandling(false, false, 60, false));

        assertThat(run.exit()).isEqualTo(0);
        assertThat(world.operator.warnings).contains("Task 1 is enabled; waiting until it is closed.");
        assertThat(switches()).isEmpty();
    }

    @Test
    void goesOnWhenATaskThatWasOpenedInTheMiddleIsClosedAgain() {
        world.oneByOne();
        world.operator.whenSending = () -> {
            if (!world.pool().isEmpty()) {
                world.sandbox.setStatus(world.task, TaskStatus.ENABLED);
                world.operator.whenSending = () -> {};
            }
        };
        world.operator.whenWaiting = () -> world.sandbox.setStatus(world.task, TaskStatus.DISABLED);

        var run = launch(world.goodRows("leads.csv", 3), new TaskHandling(false, false, 60, false));

        assertThat(run.exit()).isZero();
        assertThat(world.pool()).hasSize(3);
        assertThat(world.operator.warnings).contains("Task 1 is enabled; waiting until it is closed.");
        assertThat(switches()).isEmpty();
    }

    @Test
    void endsAsRefusedWhereNobodyClosesTheTask() {
        world.sandbox.setStatus(world.task, TaskStatus.ENABLED);

        var run = launch(world.goodRows("leads.csv", 2), new TaskHandling(false, false, 2, false));

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.state()).isEqualTo("REFUSED");
        assertThat(run.error().message()).startsWith("Task 1 is enabled after 2 s of waiting, expected closed;");
        assertThat(world.addCalls()).isZero();
    }
}
