package numberimport.pipeline;

import static numberimport.pipeline.ImportWorld.number;
import static numberimport.pipeline.ImportWorld.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import numberimport.ledger.AccountHold;
import numberimport.ledger.AccountHolds;
import numberimport.sandbox.Fault;
import numberimport.sandbox.SandboxOptions;
import numberimport.sandbox.SandboxServer;
import numberimport.sandbox.TaskStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files into the sandbox over real HTTP, with the ledger in a real H2 file. */
class ImportLauncherTest {

    @TempDir
    Path folder;

    ImportWorld world;

    @BeforeEach
    void open() {
        world = new ImportWorld(folder);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void accountsForEveryRow() throws Exception {
        var file = world.file(
                "leads.csv",
                "手机号,姓名,备注,城市",
                "17000000001,张三,老客户,北京",
                "1.38E+10,李四,,上海",
                "17000000001,王五,,广州",
                "17000000002,赵六,,深圳");
        world.sandbox.refuse("17000000002", "号码已存在");

        var run = world.launch(file);

        assertThat(run.counts()).isEqualTo(new Counts(4, 1, 1, 1, 0, 1, 0, 0));
        assertThat(run.state()).isEqualTo("COMPLETED");
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.calls()).isEqualTo(new RunView.Calls(1, 1, null, null));
        assertThat(run.reasons())
                .containsExactlyInAnyOrder(
                        new RunView.ReasonTally("SCIENTIFIC", 1),
                        new RunView.ReasonTally("DUPLICATE_IN_FILE", 1),
                        new RunView.ReasonTally("REFUSED_BY_API", 1));
        assertThat(world.sandbox.pool(world.task)).singleElement().satisfies(pooled -> {
            assertThat(pooled.cellphone()).isEqualTo("17000000001");
            assertThat(pooled.name()).isEqualTo("张三");
            assertThat(pooled.description()).isEqualTo("老客户");
            assertThat(pooled.custom()).containsExactly(java.util.Map.entry("城市", "北京"));
        });
        assertThat(Files.readString(Path.of(run.reports().rejected())))
                .startsWith(
                        "\uFEFF\"手机号\",\"姓名\",\"备注\",\"城市\",\"_row\",\"_status\",\"_code\",\"_reason\",\"_action\",\"_run\"\r\n"
                                + "\"1.38E+10\",\"李四\",\"\",\"上海\",\"3\",\"rejected\",\"SCIENTIFIC\",")
                .contains("\"17000000002\",\"赵六\",\"\",\"深圳\",\"5\",\"refused\",\"REFUSED_BY_API\",\"号码已存在\",");
        assertThat(world.operator.plans).singleElement().satisfies(plan -> {
            assertThat(plan.calls()).isEqualTo(1);
            assertThat(plan.leastTime()).isEqualTo(Duration.ZERO);
        });
    }

    @Test
    void sendsFullBatchesAndTheRemainderLast() {
        var run = world.with("number-import.batch-size", 2).launch(world.goodRows("five.csv", 5));

        assertThat(run.exit()).isEqualTo(0);
        assertThat(world.sandbox.arrivals())
                .filteredOn(arrival -> arrival.path().endsWith("/add_numbers"))
                .extracting(numberimport.sandbox.Arrival::applied)
                .containsExactly(2, 2, 1);
        assertThat(run.calls().minGapMs()).isGreaterThanOrEqualTo(1000);
        assertThat(run.calls().pacePercent()).isBetween(50.0, 101.0);
        assertThat(world.sandbox.violations()).isEmpty();
        assertThat(world.pool()).containsExactly(number(1), number(2), number(3), number(4), number(5));
    }

    @Test
    void refusesContentThatIsInTheTaskAlready() {
        var run = world.launch(world.goodRows("leads.csv", 2));
        var copy = world.goodRows("copy.csv", 2);

        var problem = catchThrowableOfType(ProblemException.class, () -> world.launch(copy))
                .problem();

        assertThat(problem.exit()).isEqualTo(ExitCode.NOTHING_TO_DO);
        assertThat(problem.message())
                .startsWith("copy.csv has the same content as run " + run.run() + " (")
                .endsWith(", task 1, 2 accepted). Nothing was sent.");
        assertThat(world.addCalls()).isEqualTo(1);
    }

    @Test
    void sendsTheSameContentAgainForAReason() {
        var file = world.goodRows("leads.csv", 2);
        world.launch(file);

        var again = world.launch(file, options(null, "second campaign"));

        assertThat(again.counts().accepted()).isEqualTo(2);
        assertThat(world.pool()).hasSize(4);
    }

    @Test
    void sendsNoNumberThatTheTaskHasAlreadyWhereThatIsAskedFor() {
        world.launch(world.goodRows("yesterday.csv", 2));

        var run = world.launch(world.goodRows("today.csv", 3), ImportWorld.deduping("pool"));

        assertThat(run.counts()).isEqualTo(new Counts(3, 1, 0, 2, 0, 0, 0, 0));
        assertThat(run.reasons())
                .extracting(RunView.ReasonTally::code, RunView.ReasonTally::count)
                .containsExactly(tuple("DUPLICATE_IN_POOL", 2L));
        assertThat(world.pool()).hasSize(3);
        assertThat(world.operator.warnings)
                .containsExactly("Reading the 2 numbers of task 1, at least 0 s, to find those of the file that it has"
                        + " already");
    }

    @Test
    void readsARowThatIsSentAgainAsTheFileWasReadWhereNoNameTellsTheNumberColumn() {
        world.sandbox.refuse("17000000002", "bad number");

        var run = world.launch(world.file("leads.csv", "a,b", "17000000001,x", "17000000002,y"));
        assertThat(run.counts().refused()).isEqualTo(1);

        assertThat(world.retry(run.run()).counts()).isEqualTo(new Counts(1, 0, 0, 0, 0, 1, 0, 0));
    }

    @Test
    void readsNoPoolOfATaskWithoutNumbers() {
        assertThat(world.launch(world.goodRows("leads.csv", 2), ImportWorld.deduping("pool"))
                        .counts()
                        .accepted())
                .isEqualTo(2);

        assertThat(world.poolReads()).isZero();
        assertThat(world.operator.warnings).isEmpty();
    }

    @Test
    void asksWhereThePoolEndsBeforeSendingAgainOnceItShowsWhatWasSent() {
        var file = world.goodRows("leads.csv", 2);
        world.launch(file);

        world.launch(file, options(null, "at once"));
        assertThat(world.poolReads()).isZero();

        world.with("number-import.api.processing-time", "1ms").launch(file, options(null, "later"));
        assertThat(world.poolReads()).isPositive();
    }

    @Test
    void takesUpNoRefusedRunWhoseContentAnotherRunHasSent() {
        var file = world.goodRows("leads.csv", 2);
        world.sandbox.setStatus(world.task, TaskStatus.ENABLED);
        var refused = world.launch(file);
        world.sandbox.setStatus(world.task, TaskStatus.DISABLED);
        world.launch(file, options(null, "the task is closed now"));

        assertThatThrownBy(() -> world.resume(refused.run()))
                .hasMessageStartingWith("leads.csv has the same content as run 2 (");
        assertThat(world.pool()).containsExactlyInAnyOrder(number(1), number(2));
    }

    @Test
    void refusesAnOpenTaskAndTakesTheRunUpOnceItIsClosed() {
        var file = world.goodRows("leads.csv", 2);
        world.sandbox.setStatus(world.task, TaskStatus.ENABLED);

        var refused = world.launch(file);

        assertThat(refused.state()).isEqualTo("REFUSED");
        assertThat(refused.exit()).isEqualTo(4);
        assertThat(refused.error().message())
                .isEqualTo("Task 1 is enabled; numbers can only be added while it is closed.");
        assertThat(world.addCalls()).isZero();

        world.sandbox.setStatus(world.task, TaskStatus.DISABLED);
        var run = world.launch(file);

        assertThat(run.run()).isEqualTo(refused.run());
        assertThat(run.exit()).isEqualTo(0);
        assertThat(world.pool()).hasSize(2);
    }

    @Test
    void refusesATaskThatIsNotThere() {
        world.sandbox.deleteTask(world.task);

        var run = world.launch(world.goodRows("leads.csv", 2));

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.error().code()).isEqualTo("TASK_NOT_FOUND");
    }

    @Test
    void blamesTheCredentialsForAWrongSignature() {
        var run = world.with("number-import.api.token", "wrong").launch(world.goodRows("leads.csv", 2));

        assertThat(run.state()).isEqualTo("REFUSED");
        assertThat(run.exit()).isEqualTo(8);
        assertThat(run.error().message()).startsWith("The signature is wrong: e-mail or token do not belong together");
        assertThat(run.error().apiCode()).isEqualTo(2059);
    }

    @Test
    void failsWhenNobodyAnswers() {
        var run = world.with("number-import.api.base-url", "http://127.0.0.1:1/open_api_v1")
                .launch(world.goodRows("leads.csv", 2));

        assertThat(run.state()).isEqualTo("FAILED");
        assertThat(run.exit()).isEqualTo(6);
        assertThat(run.error().message())
                .startsWith("The API does not answer as expected: task 1: no connection, ConnectException");
    }

    @Test
    void callsNobodyForAHeaderWithoutRows() {
        var run = world.launch(world.file("empty.csv", "手机号,姓名"));

        assertThat(run.exit()).isEqualTo(0);
        assertThat(run.counts().rows()).isZero();
        assertThat(world.sandbox.arrivals()).isEmpty();
    }

    @Test
    void sendsNothingWithoutAYes() {
        world.operator.yes = false;

        var run = world.launch(world.goodRows("leads.csv", 2));

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.error().message()).isEqualTo("You answered no. Nothing was sent.");
        assertThat(world.addCalls()).isZero();
    }

    @Test
    void refusesAFileWithTooManyRejectedRows() {
        var file = world.file("leads.csv", "手机号", "17000000001", "17000000002", "12");

        var run = world.launch(file, options(0.2, null));

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.error().message())
                .isEqualTo("1 of 3 rows (33.3 %) were rejected, expected at most 20 %. Nothing was sent.");
        assertThat(Path.of(run.reports().rejected())).exists();
    }

    @Test
    void warnsOfManyRejectedRows() {
        world.launch(world.file("leads.csv", "手机号", "17000000001", "17000000002", "12"));

        assertThat(world.operator.warnings)
                .containsExactly("1 of 3 rows (33.3 %) were rejected; see number-import failures 1 --by-reason");
    }

    @Test
    void stopsInOrderAndResumes() {
        world.oneByOne();
        world.operator.whenSending = () -> {
            if (!world.pool().isEmpty()) {
                world.stop.stop("by the test");
            }
        };

        var stopped = world.launch(world.goodRows("leads.csv", 3));

        assertThat(stopped.state()).isEqualTo("STOPPED");
        assertThat(stopped.exit()).isEqualTo(5);
        assertThat(stopped.counts().accepted()).isBetween(1L, 2L);
        assertThat(stopped.error().message())
                .isEqualTo("Stopped: by the test. " + stopped.counts().accepted() + " of 3 numbers are in the task.");

        var resumed = world.resume(stopped.run());

        assertThat(resumed.state()).isEqualTo("COMPLETED");
        assertThat(resumed.exit()).isEqualTo(0);
        assertThat(world.pool()).containsExactly(number(1), number(2), number(3));
        assertThat(world.sandbox.violations()).isEmpty();
    }

    @Test
    void stopsInOrderWhenItsAccountIsPutOnHold() {
        world.oneByOne();
        world.operator.whenSending = () -> {
            if (!world.pool().isEmpty()) {
                onHold(holds -> holds.place(new AccountHold("default", "Ann", "wrong prices", Instant.EPOCH)));
            }
        };

        var stopped = world.launch(world.goodRows("leads.csv", 5));

        assertThat(stopped.exit()).isEqualTo(5);
        assertThat(stopped.error().message()).startsWith("Stopped: account default is on hold by Ann: wrong prices. ");
        assertThat(world.resume(stopped.run()).exit()).isEqualTo(5);
        onHold(holds -> holds.lift("default"));
        world.operator.whenSending = () -> {};
        assertThat(world.resume(stopped.run()).exit()).isZero();
        assertThat(world.pool()).containsExactly(number(1), number(2), number(3), number(4), number(5));
    }

    private void onHold(Consumer<AccountHolds> change) {
        try (var launcher = world.launcher()) {
            change.accept(launcher.ledger().accountHolds());
        }
    }

    @Test
    void stopsWhenTheTaskIsOpenedInTheMiddle() {
        world.oneByOne();
        world.operator.whenSending = () -> {
            if (!world.pool().isEmpty()) {
                world.sandbox.setStatus(world.task, TaskStatus.ENABLED);
            }
        };

        var stopped = world.launch(world.goodRows("leads.csv", 3));

        assertThat(stopped.exit()).isEqualTo(5);
        assertThat(stopped.error().message()).startsWith("Stopped: the task was opened (code 501004");

        world.operator.whenSending = () -> {};
        world.sandbox.setStatus(world.task, TaskStatus.DISABLED);
        assertThat(world.resume(stopped.run()).exit()).isEqualTo(0);
        assertThat(world.pool()).containsExactlyInAnyOrder(number(1), number(2), number(3));
    }

    @Test
    void failsWhenTheTaskIsDeletedInTheMiddle() {
        world.oneByOne();
        world.operator.whenSending = () -> {
            if (!world.pool().isEmpty()) {
                world.operator.whenSending = () -> {};
                world.sandbox.deleteTask(world.task);
            }
        };

        var failed = world.launch(world.goodRows("leads.csv", 3));

        assertThat(failed.state()).isEqualTo("FAILED");
        assertThat(failed.exit()).isEqualTo(6);
        assertThat(failed.error().message()).startsWith("Sending ended: the task is gone (code 2005");
        assertThat(failed.counts().unknown()).isZero();

        var resumed = world.resume(failed.run());
        assertThat(resumed.exit()).isEqualTo(6);
        assertThat(resumed.error().message()).startsWith("There is no task 1 in this account (task 1: code 2005");
    }

    @Test
    void resumesAfterAFaultOfTheProgram() {
        world.oneByOne();
        world.breakAfterTheNextNumber();

        var broken = world.launch(world.goodRows("leads.csv", 3));

        assertThat(broken.state()).isEqualTo("FAILED");
        assertThat(broken.exit()).isEqualTo(1);

        world.operator.whenSending = () -> {};
        assertThat(world.resume(broken.run()).exit()).isEqualTo(0);
        assertThat(world.pool()).containsExactlyInAnyOrder(number(1), number(2), number(3));
    }

    @Test
    void confirmsALostAnswerFromThePool() {
        world.sandbox.inject(Fault.parse("1:apply-then-drop"));

        var run = world.launch(world.goodRows("leads.csv", 3));

        assertThat(run.exit()).isEqualTo(0);
        assertThat(run.counts().accepted()).isEqualTo(3);
        assertThat(world.pool()).hasSize(3);
        assertThat(world.addCalls()).isEqualTo(1);
    }

    @Test
    void sendsAgainWhatWasProvablyNotReceived() {
        world.sandbox.inject(Fault.parse("1:drop"));

        var run = world.launch(world.goodRows("leads.csv", 3));

        assertThat(run.exit()).isEqualTo(0);
        assertThat(world.pool()).containsExactly(number(1), number(2), number(3));
    }

    @Test
    void sendsOnlyTheMissingRowsOfABatchThatWasAppliedInPart() {
        world.sandbox.inject(Fault.parse("1:apply-2-then-drop"));

        var run = world.launch(world.goodRows("leads.csv", 3));

        assertThat(run.exit()).isEqualTo(0);
        assertThat(run.counts().accepted()).isEqualTo(3);
        assertThat(world.pool()).containsExactly(number(1), number(2), number(3));
    }

    @Test
    void retriesWhatTheApiRefused() {
        world.sandbox.refuse("17000000002", "号码已存在");
        var file = world.goodRows("leads.csv", 3);
        var first = world.launch(file);
        var options = SandboxOptions.defaults().withFirstTaskId(world.task);

        try (var later = new ImportWorld(folder, SandboxServer.start(options))) {
            var retried = later.retry(first.run());

            assertThat(retried.parent()).isEqualTo(first.run());
            assertThat(retried.counts()).isEqualTo(new Counts(1, 1, 0, 0, 0, 0, 0, 0));
            assertThat(later.pool()).containsExactly("17000000002");
            assertThatThrownBy(() -> later.retry(first.run()))
                    .hasMessage("No row of run 1 that the API refused is left to be sent again.");
            assertThat(later.addCalls()).isEqualTo(1);
        }
    }

    @Test
    void hasNothingToRetryWhereNothingWasRefused() {
        var run = world.launch(world.goodRows("leads.csv", 3));

        assertThatThrownBy(() -> world.retry(run.run()))
                .isInstanceOf(ProblemException.class)
                .hasMessage("No row of run 1 that the API refused is left to be sent again.");
    }

    @Test
    void needsTheFileNoMoreOnceItIsStaged() throws Exception {
        world.oneByOne();
        world.operator.whenSending = () -> {
            if (!world.pool().isEmpty()) {
                world.stop.stop("by the test");
            }
        };
        var file = world.goodRows("leads.csv", 3);
        var stopped = world.launch(file);
        Files.delete(file);
        world.operator.whenSending = () -> {};

        assertThat(world.resume(stopped.run()).counts().accepted()).isEqualTo(3);
    }

    @Test
    void goesOnWithAnInterruptedRunWhenItsFileIsImportedOnceMore() {
        world.oneByOne();
        world.breakAfterTheNextNumber();
        var file = world.goodRows("leads.csv", 3);
        var broken = world.launch(file);
        world.operator.whenSending = () -> {};

        var run = world.launch(file);

        assertThat(run.run()).isEqualTo(broken.run());
        assertThat(run.exit()).isEqualTo(0);
        assertThat(world.pool()).containsExactly(number(1), number(2), number(3));
    }
}
