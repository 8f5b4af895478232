package numberimport.pipeline;

import static numberimport.pipeline.ImportWorld.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import numberimport.ledger.ImportLedger;
import numberimport.pipeline.Resolution.As;
import numberimport.sandbox.SandboxOptions;
import numberimport.sandbox.SandboxServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A run of two batches whose second one is of unknown outcome. */
class UnknownOutcomesTest {

    @TempDir
    Path folder;

    ImportWorld world;
    long run;

    @BeforeEach
    void haveAnUnknownBatch() {
        begin(folder, SandboxOptions.defaults());
    }

    private void begin(Path place, SandboxOptions options) {
        world = new ImportWorld(place, SandboxServer.start(options)).with("number-import.batch-size", 1);
        run = world.launch(world.goodRows("leads.csv", 2)).run();
        ledger("UPDATE number_batch SET state = 'UNKNOWN', accepted = 0, message = 'no evidence' WHERE seq = 2");
        ledger("UPDATE batch_attempt SET outcome = 'IN_DOUBT', message = 'no answer'"
                + " WHERE batch = (SELECT id FROM number_batch WHERE seq = 2)");
        ledger("UPDATE import_run SET state = 'FAILED', exit_code = 6");
        ledger("UPDATE batch_job_execution SET status = 'FAILED'");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void ledger(String change) {
        try (var ledger = ImportLedger.open(world.settings().database())) {
            JdbcClient.create(ledger.dataSource()).sql(change).update();
        }
    }

    private RunView resolve(As as, Integer... batches) {
        try (var launcher = world.launcher()) {
            return launcher.resolve(
                    run, new Resolution(as, List.of(batches), "Ann", "looked in the task"), world.operator, world.stop);
        }
    }

    @Test
    void areListedWithTheirReason() throws Exception {
        try (var archive = RunArchive.open(world.settings())) {
            assertThat(archive.unknown(run)).singleElement().satisfies(batch -> {
                assertThat(batch.batch()).isEqualTo(2);
                assertThat(batch.rows()).isEqualTo(1);
                assertThat(batch.firstRow()).isEqualTo(3);
                assertThat(batch.why()).isEqualTo("no evidence");
            });
            archive.writeResults(run, folder.resolve("results"));
        }
        assertThat(Files.readString(folder.resolve("results/unknown.csv")))
                .contains(number(2))
                .contains("\"unknown\",\"UNKNOWN_OUTCOME\",\"sent 1 time, nonce ")
                .contains(": no evidence\",\"Look for the number in the task's pool, then resolve the run;");
    }

    @Test
    void areAcceptedOnAPersonsWord() {
        assertThat(resolve(As.ACCEPTED).counts().accepted()).isEqualTo(2);

        var resumed = world.resume(run);

        assertThat(resumed.state()).isEqualTo("COMPLETED");
        assertThat(resumed.exit()).isZero();
        assertThat(resumed.settled()).containsExactly(new RunView.Settled("PERSON", 1));
        assertThat(world.addCalls()).isEqualTo(2);
    }

    @Test
    void becomeFailedRowsThatCanBeRetried() {
        assertThat(resolve(As.NOT_RECEIVED, 2).counts().refused()).isEqualTo(1);
        assertThat(world.resume(run).exit()).isEqualTo(3);

        var retried = world.retry(run, "NOT_RECEIVED");

        assertThat(retried.counts().accepted()).isEqualTo(1);
        assertThat(world.addCalls()).isEqualTo(3);
    }

    @Test
    void areSentOnceMoreByTheNextResume() {
        assertThat(resolve(As.RESEND).counts().unsent()).isEqualTo(1);

        assertThat(world.resume(run).exit()).isZero();

        assertThat(world.pool()).containsExactly(number(1), number(2), number(2));
    }

    @Test
    void areAcceptedWhereTheApiSaysOfThoseSentOnceMoreThatTheTaskHasThem() throws IOException {
        world.close();
        begin(
                Files.createDirectory(folder.resolve("deduping")),
                SandboxOptions.defaults().withDedupe(true));
        resolve(As.RESEND);

        var resumed = world.resume(run);

        assertThat(resumed.exit()).isZero();
        assertThat(resumed.counts().accepted()).isEqualTo(2);
        assertThat(resumed.settled()).containsExactly(new RunView.Settled("DUPLICATE_ANSWER", 1));
        assertThat(world.pool()).containsExactly(number(1), number(2));
    }

    @Test
    void areNotTheBatchesThatHaveAnOutcome() {
        var problem = catchThrowableOfType(ProblemException.class, () -> resolve(As.RESEND, 1, 2))
                .problem();

        assertThat(problem.code()).isEqualTo("NOTHING_TO_RESOLVE");
        assertThat(problem.message()).isEqualTo("Of run " + run + ", batches [1] are not unknown; unknown are [2].");
        resolve(As.ACCEPTED);
        assertThat(catchThrowableOfType(ProblemException.class, () -> resolve(As.ACCEPTED))
                        .problem()
                        .message())
                .isEqualTo("Run " + run + " has no batch of unknown outcome.");
    }
}
