package numberimport.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.convert.DurationStyle;

/**
 * How much is measured: system properties that begin with {@code bench.} make it shorter or longer. Each import of the pace brings
 * {@code calls} full calls; a killed one brings batches of {@code killBatch} rows, three for each kill.
 */
record BenchmarkOptions(
        int calls, int rounds, List<Duration> answers, int kills, int killBatch, Duration killAnswer, long seed) {

    static BenchmarkOptions fromSystemProperties() {
        return new BenchmarkOptions(
                Integer.parseInt(property("calls", "20")),
                Integer.parseInt(property("rounds", "2")),
                Arrays.stream(property("answers", "50ms,1s,3s").split(","))
                        .map(DurationStyle::detectAndParse)
                        .toList(),
                Integer.parseInt(property("kills", "20")),
                Integer.parseInt(property("kill-batch", "10")),
                DurationStyle.detectAndParse(property("kill-answer", "300ms")),
                Long.parseLong(property("seed", "1")));
    }

    private static String property(String name, String otherwise) {
        return System.getProperty("bench." + name, otherwise);
    }
}
