package numberimport.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * Measures the pace of the packaged jar and of the stock way, in turn, and what kills do to them. Not a test of the usual build:
 * {@code mvn -Pbench verify} runs it and nothing else, in about a quarter of an hour.
 */
class PaceBenchmark {

    private static final Path FOLDER = Path.of("target/pace-benchmark");
    private static final Path REPORT = Path.of("target/pace-benchmark.md");

    private final BenchmarkOptions options = BenchmarkOptions.fromSystemProperties();

    @Test
    void losesAndDoublesNothingWhateverThePace() throws IOException, InterruptedException {
        FileSystemUtils.deleteRecursively(FOLDER);
        var load = BenchmarkReport.load();
        var pace = measuredPace();
        var kills = measuredKills();

        var report = new BenchmarkReport(options, load);
        report.pace(pace, options);
        report.kills(kills, options);
        Files.writeString(REPORT, report.toString());
        System.out.println(report);

        assertThat(pace)
                .allMatch(series -> series.of(Way.NUMBER_IMPORT).balance().exact());
        assertThat(kills.get(Way.NUMBER_IMPORT.ordinal()).balance().exact()).isTrue();
    }

    private List<PaceSeries> measuredPace() throws IOException, InterruptedException {
        var series = new ArrayList<PaceSeries>();
        options.answers().forEach(answer -> series.add(new PaceSeries(answer, Duration.ZERO)));
        series.add(new PaceSeries(options.answers().get(0), Duration.ofSeconds(1)));
        for (var round = 1; round <= options.rounds(); round++) {
            for (var i = 0; i < series.size(); i++) {
                for (var way : Way.values()) {
                    System.out.printf("Pace, round %d, series %d of %d: %s%n", round, i + 1, series.size(), way);
                    var folder = FOLDER.resolve("pace-%d-%d-%s".formatted(i + 1, round, way.name()));
                    series.get(i).add(way, folder, options.calls(), options.seed() + round);
                }
            }
        }
        return series;
    }

    private List<KillSeries.Results> measuredKills() throws IOException, InterruptedException {
        var results = new ArrayList<KillSeries.Results>();
        try (var ours = new KillSeries(Way.NUMBER_IMPORT, FOLDER.resolve("kills-NUMBER_IMPORT"), options);
                var stock = new KillSeries(Way.STOCK, FOLDER.resolve("kills-STOCK"), options)) {
            for (var kill = 1; kill <= options.kills(); kill++) {
                System.out.printf("Kill %d of %d%n", kill, options.kills());
                ours.kill();
                stock.kill();
            }
            for (var series : List.of(ours, stock)) {
                series.finish();
                results.add(series.results());
            }
        }
        return results;
    }
}
