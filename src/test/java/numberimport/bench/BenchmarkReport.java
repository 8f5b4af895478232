package numberimport.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarFile;
import org.springframework.batch.core.job.Job;
import org.springframework.boot.SpringBootVersion;

/** The tables of the benchmark, in Markdown, with what they were measured on. */
final class BenchmarkReport {

    private final List<String> lines = new ArrayList<>();

    BenchmarkReport(BenchmarkOptions options, double loadBefore) throws IOException {
        lines.add("# Pace, side by side with the stock way");
        lines.add("");
        add(
                "Machine: %d cores, %s %s, JDK %s; load average %.2f before, %.2f after.",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("java.vm.version"),
                loadBefore,
                load());
        add(
                "Versions: number-import %s, Spring Boot %s, Spring Batch %s. Seed %d.",
                version(),
                SpringBootVersion.getVersion(),
                Job.class.getPackage().getImplementationVersion(),
                options.seed());
    }

    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    void pace(List<PaceSeries> series, BenchmarkOptions options) {
        lines.add("");
        lines.add("## Pace");
        lines.add("");
        add(
                "%d imports a line, of %d good rows and 5 %% bad ones each. Gaps are between arrivals at the sandbox's door. The"
                        + " ceiling is a call of 300 good rows each 1.010 s, %.0f rows/s. A strict door refuses (429) calls"
                        + " less than 1.000 s apart.",
                options.rounds(), options.calls() * 300, Pace.CEILING);
        lines.add("");
        lines.add("| answers after | door | | calls | mean gap | smallest gap | gaps under 1.000 s | refused | rows/s"
                + " | of the ceiling | in the pool | lost | doubled | start to end |");
        lines.add("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        for (var each : series) {
            for (var way : Way.values()) {
                lines.add(row(each, way));
            }
        }
    }

    void kills(List<KillSeries.Results> results, BenchmarkOptions options) {
        lines.add("");
        lines.add("## Killed while sending");
        lines.add("");
        add(
                "SIGKILL up to 2 s after the first call of each start, then started again until complete; batches of %d, answers"
                        + " after %s, a door that only looks.",
                options.killBatch(), text(options.killAnswer()));
        lines.add("");
        lines.add("| | kills | complete | calls | in the pool | lost | doubled |");
        lines.add("|---|---|---|---|---|---|---|");
        for (var way : Way.values()) {
            var result = results.get(way.ordinal());
            add(
                    "| %s | %d | %s | %d | %s |",
                    way, result.kills(), result.complete() ? "yes" : "no", result.calls(), text(result.balance()));
        }
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }

    private void add(String format, Object... values) {
        lines.add(String.format(Locale.ROOT, format, values));
    }

    private static String row(PaceSeries series, Way way) {
        var results = series.of(way);
        var pace = results.pace();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %d | %.1f ms | %.1f ms | %d of %d | %d | %.1f | %.1f %% | %s | %.1f s%s |",
                text(series.answer()),
                series.strict() ? "strict" : "only looks",
                way,
                pace.calls(),
                pace.meanGapMillis(),
                pace.smallestGapMillis(),
                pace.gapsUnderASecond(),
                pace.gaps().size(),
                pace.refused(),
                pace.rowsPerSecond(),
                100 * pace.shareOfCeiling(),
                text(results.balance()),
                results.secondsAnImport(),
                results.failed() == 0 ? "" : ", " + results.failed() + " failed");
    }

    private static String text(PoolBalance balance) {
        return "%d of %d | %d | %d".formatted(balance.held(), balance.expected(), balance.lost(), balance.doubled());
    }

    private static String text(Duration duration) {
        return duration.toMillis() < 1000 ? duration.toMillis() + " ms" : duration.toMillis() / 1000.0 + " s";
    }

    private static String version() throws IOException {
        try (var jar = new JarFile(Path.of(Way.JAR.toString()).toFile())) {
            return jar.getManifest().getMainAttributes().getValue("Implementation-Version");
        }
    }
}
