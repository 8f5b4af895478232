package numberimport.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger in PostgreSQL that was restored from an older dump, by the programs that src/site/operations.md names. */
class RestoredDumpTest {

    @TempDir
    Path home;

    @Test
    void sendsNothingThatWasSentSinceTheDump() throws IOException, InterruptedException {
        var tools = InstalledPostgres.tools();
        assumeTrue(tools.isPresent(), "PostgreSQL is not installed on this machine");
        try (var postgres = InstalledPostgres.start(tools.get(), home);
                var world = new ImportWorld(home)
                        .oneByOne()
                        .with("spring.datasource.url", postgres.url())
                        .with("spring.datasource.username", "postgres")
                        .with("spring.datasource.password", "postgres")) {
            var run = stoppedAfterTwoCalls(world);
            postgres.dump();
            assertThat(world.resume(run).counts().accepted()).isEqualTo(6);

            postgres.restore();
            var resumed = world.resume(run);

            assertThat(world.pool())
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 6)
                            .mapToObj(ImportWorld::number)
                            .toList());
            assertThat(resumed.counts().accepted()).isEqualTo(6);
        }
    }

    private static long stoppedAfterTwoCalls(ImportWorld world) {
        world.operator.whenSending = () -> {
            if (world.addCalls() >= 2) {
                world.stop.stop("the test");
            }
        };
        try {
            return world.launch(world.goodRows("leads.csv", 6)).run();
        } finally {
            world.operator.whenSending = () -> {};
        }
    }
}
