package numberimport.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * Measures how soon {@code serve} is ready and what it holds when it has nothing to do, beside a bare Spring Boot web application in
 * the same run. Not a test of the usual build: {@code mvn -Pbench verify -Dit.test=StartBenchmark} runs it and nothing else, in
 * about five minutes.
 */
class StartBenchmark {

    private static final Path FOLDER = Path.of("target/start-benchmark").toAbsolutePath();
    private static final Path REPORT = Path.of("target/start-benchmark.md");
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final double MOST_SECONDS = 8.0;
    private static final long MOST_MEBIBYTES = 400;

    @Test
    void isReadySoonAndHoldsLittleWhenIdle() throws IOException, InterruptedException {
        FileSystemUtils.deleteRecursively(FOLDER);
        var load = BenchmarkReport.load();
        var bare = new ArrayList<ServingProcess>();
        var first = new ArrayList<ServingProcess>();
        var again = new ArrayList<ServingProcess>();
        for (var round = 1; round <= ROUNDS; round++) {
            System.out.printf("Starts, round %d of %d%n", round, ROUNDS);
            bare.add(ServingProcess.run(FOLDER.resolve("bare"), bareApplication(), BareWebApplication.READY));
            var folder = FOLDER.resolve("serve-" + round);
            first.add(ServingProcess.run(folder, serve(), "/readyz"));
            again.add(ServingProcess.run(folder, serve(), "/readyz"));
        }

        var report = String.join(
                "\n",
                "# Start and idle, beside a bare Spring Boot web application",
                "",
                "%d starts each, medians; load average %.2f before, %.2f after. Memory is resident, 20 s after it was ready."
                        .formatted(ROUNDS, load, BenchmarkReport.load()),
                "",
                "| | ready after | memory when idle |",
                "|---|---|---|",
                row("bare Spring Boot web application", bare),
                row("serve, in a new data folder", first),
                row("serve, once more", again),
                "");
        Files.writeString(REPORT, report);
        System.out.println(report);

        assertThat(List.of(first, again)).allSatisfy(starts -> {
            assertThat(seconds(starts)).isLessThanOrEqualTo(MOST_SECONDS);
            assertThat(mebibytes(starts)).isLessThan(MOST_MEBIBYTES);
        });
    }

    private static List<String> bareApplication() {
        return List.of(JavaProcess.JAVA, "-cp", JavaProcess.CLASS_PATH, BareWebApplication.class.getName());
    }

    private static List<String> serve() {
        return List.of(JavaProcess.JAVA, "-jar", Way.JAR.toString(), "serve");
    }

    private static String row(String name, List<ServingProcess> starts) {
        return String.format(Locale.ROOT, "| %s | %.1f s | %d MB |", name, seconds(starts), mebibytes(starts));
    }

    private static double seconds(List<ServingProcess> starts) {
        var sorted =
                starts.stream().mapToDouble(ServingProcess::seconds).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static long mebibytes(List<ServingProcess> starts) {
        var sorted = starts.stream()
                .mapToLong(ServingProcess::idleMebibytes)
                .sorted()
                .toArray();
        return sorted[sorted.length / 2];
    }
}
