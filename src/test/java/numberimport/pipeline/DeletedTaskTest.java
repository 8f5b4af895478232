package numberimport.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeletedTaskTest {

    @TempDir
    Path folder;

    @Test
    void endsTheRunAndSaysWhereItsUnsentRowsAre() {
        try (var world = new ImportWorld(folder).oneByOne()) {
            world.operator.whenSending = () -> {
                if (!world.pool().isEmpty()) {
                    awaitAnswer();
                    world.sandbox.deleteTask(world.task);
                    world.operator.whenSending = () -> {};
                }
            };

            var run = world.launch(world.goodRows("leads.csv", 4));

            assertThat(run.exit()).isEqualTo(6);
            assertThat(run.state()).isEqualTo("FAILED");
            assertThat(run.error())
                    .isEqualTo(new Problem(
                            "TASK_GONE",
                            "Sending ended: the task is gone (code 2005 \"Resource not found: Couldn't find CcAdTask"
                                    + " with id=1 [WHERE cc_ad_tasks .company_id = ?]\").",
                            "number-import results 1 -o DIR writes unsent.csv, which can be imported into another task",
                            ExitCode.API_FAILED));
            assertThat(run.counts().accepted()).isBetween(1L, 2L);
            assertThat(run.counts().unsent()).isEqualTo(4 - run.counts().accepted());
        }
    }

    /** The API takes a number before it answers, and what it answers when the task is deleted in between is another story. */
    private static void awaitAnswer() {
        try {
            Thread.sleep(400);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
