package numberimport.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.convert.DurationStyle;

/**
 * How much is measured: system properties that begin with {@code bench.workers.} make it shorter or longer. Each account has a file of
 * {@code calls} full calls; what is measured begins {@code warm} after the tasks are closed, and lasts for {@code window}.
 */
record WorkersOptions(List<Integer> accounts, int calls, Duration warm, Duration window, List<String> java) {

    static WorkersOptions fromSystemProperties() {
        return new WorkersOptions(
                Arrays.stream(property("accounts", "1,10,50,100,200,500,1000").split(","))
                        .map(Integer::valueOf)
                        .toList(),
                Integer.parseInt(property("calls", "50")),
                DurationStyle.detectAndParse(property("warm", "15s")),
                DurationStyle.detectAndParse(property("window", "30s")),
                // As config/bin/number-import starts a worker.
                Arrays.asList(property("java", "-XX:TieredStopAtLevel=1").split(" ")));
    }

    private static String property(String name, String otherwise) {
        return System.getProperty("bench.workers." + name, otherwise);
    }
}
