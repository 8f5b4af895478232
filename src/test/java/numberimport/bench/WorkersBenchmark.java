package numberimport.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * Measures how two workers keep the pace of ever more accounts at once, with PostgreSQL and the API on the same machine; ends where
 * they no longer keep half of it. Not a test of the usual build: {@code mvn -Pbench verify -Dit.test=WorkersBenchmark} runs it and nothing
 * else.
 */
class WorkersBenchmark {

    private static final Path FOLDER = Path.of("target/workers-benchmark");
    private static final Path REPORT = Path.of("target/workers-benchmark.md");
    private static final double LEAST = 0.5;

    private final WorkersOptions options = WorkersOptions.fromSystemProperties();
    private final List<String> lines = new ArrayList<>();

    @Test
    void keepsThePaceOfManyAccounts() throws IOException, InterruptedException {
        FileSystemUtils.deleteRecursively(FOLDER);
        say("# Many accounts on two workers");
        say("");
        say("Machine: " + Runtime.getRuntime().availableProcessors() + " cores, JDK "
                + System.getProperty("java.vm.version") + "; a worker's Java: " + String.join(" ", options.java())
                + ". Files of " + options.calls() + " full calls; "
                + (options.slower() == 1 ? "" : options.slower() + " times slower than the API allows; ")
                + "measured for "
                + options.window().toSeconds()
                + " s.");
        say("");
        say(WorkersResult.HEADER);
        for (var accounts : options.accounts()) {
            var result = measured(accounts);
            say(result.row());
            if (result.ofTheCeiling() < LEAST) {
                say("");
                say("Ended: less than half of the ceiling.");
                break;
            }
        }
    }

    private WorkersResult measured(int accounts) throws IOException, InterruptedException {
        try (var fleet = WorkersFleet.start(FOLDER.resolve("accounts-" + accounts), accounts, options)) {
            var checked = fleet.awaitChecked();
            fleet.api().closeTasks();
            Thread.sleep(options.warm().toMillis());
            var before = fleet.usage();
            var machine = Usage.Machine.now();
            Thread.sleep(options.window().toMillis());
            var after = fleet.usage();
            var busy = Usage.Machine.now().busySince(machine);
            var resident = Usage.residentMiB(fleet.members().workers());
            var load = BenchmarkReport.load();
            fleet.awaitSent();
            var rest = new WorkersResult.Measured(
                    after.nanoTime(),
                    busy,
                    resident,
                    (long) (fleet.rows() / (checked.toMillis() / 1000.0)),
                    fleet.smallestGapMillis(),
                    load);
            var seen = fleet.api().seen();
            assertThat(seen.accounts().stream()
                            .mapToLong(StandInProcess.Sent::numbers)
                            .sum())
                    .isEqualTo(fleet.rows());
            assertThat(seen.poolReads()).isZero();
            return WorkersResult.of(seen, options.ceiling(), after.since(before), rest);
        }
    }

    private void say(String line) throws IOException {
        lines.add(line);
        System.out.println(line);
        Files.write(REPORT, lines);
    }
}
