package numberimport.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.convert.DurationStyle;

/**
 * How much is measured: system properties that begin with {@code bench.workers.} make it shorter or longer. Each account has a file of
 * {@code calls} full calls; what is measured begins {@code warm} after the tasks are closed, and lasts for {@code window}. Where all
 * accounts call so many times {@code slower}, this machine stands for one of as many times its cores.
 */
record WorkersOptions(
        List<Integer> accounts, int calls, int slower, Duration warm, Duration window, List<String> java) {

    /** What the default setting comes to: its margin over a second is kept twice. */
    private static final int APART_MS = 1020;

    static WorkersOptions fromSystemProperties() {
        return new WorkersOptions(
                Arrays.stream(property("accounts", "1,10,50,100,200,500,1000").split(","))
                        .map(Integer::valueOf)
                        .toList(),
                Integer.parseInt(property("calls", "50")),
                Integer.parseInt(property("slower", "1")),
                DurationStyle.detectAndParse(property("warm", "15s")),
                DurationStyle.detectAndParse(property("window", "30s")),
                // As config/bin/number-import starts a worker.
                Arrays.asList(property("java", "-XX:TieredStopAtLevel=1").split(" ")));
    }

    /** The setting that keeps an account's calls so far apart. */
    long minGapMs() {
        return (APART_MS * slower + 1000L) / 2;
    }

    /** The calls a second that the API would take of an account: one, or as much slower. */
    double ceiling() {
        return 1.0 / slower;
    }

    private static String property(String name, String otherwise) {
        return System.getProperty("bench.workers." + name, otherwise);
    }
}
