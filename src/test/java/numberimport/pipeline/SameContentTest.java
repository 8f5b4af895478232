package numberimport.pipeline;

import static numberimport.pipeline.ImportWorld.number;
import static numberimport.pipeline.ImportWorld.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import numberimport.ledger.RunState;
import numberimport.sandbox.TaskStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Content that runs have been about before is sent once, whatever became of them. */
class SameContentTest {

    private static final String ELSEWHERE = "elsewhere/1@1";

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

    private void whileEnabled(Runnable work) {
        world.sandbox.setStatus(world.task, TaskStatus.ENABLED);
        work.run();
        world.sandbox.setStatus(world.task, TaskStatus.DISABLED);
    }

    private RunView view(long run) {
        try (var launcher = world.launcher()) {
            return launcher.view(run);
        }
    }

    @Test
    void isNotSentAgainWhereARetryHasSentNothing() {
        world.sandbox.refuse(number(2), "暂不接受");
        var file = world.goodRows("leads.csv", 3);
        var run = world.launch(file).run();
        whileEnabled(() -> assertThat(world.retry(run).state()).isEqualTo("REFUSED"));

        assertThatThrownBy(() -> world.launch(file))
                .hasMessageStartingWith("leads.csv has the same content as run " + run + " (");
        assertThat(world.pool()).containsExactly(number(1), number(3));
        assertThat(world.resume(2).state()).isEqualTo("COMPLETED");
        assertThat(world.pool()).containsExactly(number(1), number(3));
    }

    @Test
    void isNotSentAgainWhereARunToSendItAgainWasRefused() {
        var file = world.goodRows("leads.csv", 2);
        var run = world.launch(file).run();
        var again = options(null, "second campaign");
        whileEnabled(() -> assertThat(world.launch(file, again).state()).isEqualTo("REFUSED"));

        assertThatThrownBy(() -> world.launch(file))
                .hasMessageStartingWith("leads.csv has the same content as run " + run + " (");

        assertThat(world.launch(file, again).state()).isEqualTo("COMPLETED");
        assertThat(world.pool()).hasSize(4);
    }

    @Test
    void goesOnWhereTheRunOfTheSameReasonWasInterrupted() {
        world.oneByOne();
        var file = world.goodRows("leads.csv", 3);
        world.launch(file);
        world.breakAfterTheNextNumber();
        var broken = world.launch(file, options(null, "second campaign"));
        world.operator.whenSending = () -> {};

        var run = world.launch(file, options(null, "second campaign"));

        assertThat(broken.state()).isEqualTo("FAILED");
        assertThat(run.run()).isEqualTo(broken.run());
        assertThat(world.pool()).hasSize(6);
    }

    @Test
    void goesOnWhereARunToSendItAgainWasRefusedMeanwhile() {
        world.oneByOne();
        var file = world.goodRows("leads.csv", 3);
        world.breakAfterTheNextNumber();
        var broken = world.launch(file);
        world.operator.whenSending = () -> {};
        whileEnabled(() -> assertThat(
                        world.launch(file, options(null, "second campaign")).state())
                .isEqualTo("REFUSED"));

        var run = world.launch(file);

        assertThat(run.run()).isEqualTo(broken.run());
        assertThat(world.pool()).containsExactly(number(1), number(2), number(3));
    }

    @Test
    void isSentOnceMoreForAnotherReasonAfterAnInterruptedRunHasGoneOn() {
        world.oneByOne();
        var file = world.goodRows("leads.csv", 2);
        world.breakAfterTheNextNumber();
        var broken = world.launch(file);
        world.operator.whenSending = () -> {};
        try (var launcher = world.launcher()) {
            launcher.ledger().runs().takeUp(broken.run(), RunState.SENDING);
            var next = new ImportRequest(
                    file,
                    Accounts.of(world.settings()).of(Settings.DEFAULT_ACCOUNT),
                    world.task,
                    options(null, "second campaign"));

            assertThat(launcher.leftBehind(next, world.operator, world.stop)).containsExactly(broken.run());
        }
    }

    @Test
    void endsTheRunWhoseFileIsGone() throws IOException {
        var file = world.goodRows("leads.csv", 2);
        whileEnabled(() -> world.launch(file));
        Files.delete(file);

        assertThatThrownBy(() -> world.resume(1)).hasMessageContaining("leads.csv");

        assertThat(view(1).state()).isEqualTo("REFUSED");
        assertThat(view(1).message()).contains("leads.csv");
    }

    @Test
    void waitsForItsTurnWhereTheProcessAtWorkMayHaveAnotherRun() {
        var file = world.goodRows("leads.csv", 2);
        whileEnabled(() -> {
            world.launch(world.goodRows("others.csv", 1));
            world.launch(file);
        });
        try (var launcher = world.launcher()) {
            var ledger = launcher.ledger();
            ledger.runs().takeUp(1, RunState.STAGING);
            ledger.runs().takeUp(2, RunState.STAGING);
            var lease = ledger.senderLeases()
                    .acquire(Settings.DEFAULT_ACCOUNT, world.task, ELSEWHERE)
                    .orElseThrow();
            world.operator.whenWaiting = () -> ledger.senderLeases().release(lease);

            assertThat(world.launch(file).state()).isEqualTo("COMPLETED");
        }
    }
}
