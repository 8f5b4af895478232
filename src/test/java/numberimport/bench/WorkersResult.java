package numberimport.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What so many accounts came to in the steady middle.
 *
 * @param rates the calls a second of each account, by the mean of its gaps
 */
record WorkersResult(
        int accounts,
        double ceiling,
        double calls,
        List<Double> rates,
        double smallestGapMillis,
        long gapsUnderASecond,
        Usage used,
        Measured rest) {

    static final String HEADER =
            "| accounts | calls/s | of the ceiling | smallest gap: at the API, as sent | under 1 s at the API | slowest, fastest account | core ms a call: workers,"
                    + " PostgreSQL, stand-in | cores in use, of them measured | commits a call | a worker's memory | files checked"
                    + " | load |\n|---|---|---|---|---|---|---|---|---|---|---|---|";

    /** {@code ceiling} is the calls a second that the API would take of an account. */
    static WorkersResult of(StandInProcess.Seen seen, double ceiling, Usage used, Measured rest) {
        var end = rest.end();
        var begin = end - used.nanoTime();
        var within = seen.accounts().stream()
                .map(sent -> sent.arrivals().stream()
                        .filter(at -> at >= begin && at < end)
                        .toList())
                .toList();
        var gaps = seen.accounts().stream()
                .map(StandInProcess.Sent::arrivals)
                .flatMap(all -> IntStream.range(1, all.size()).mapToObj(i -> (all.get(i) - all.get(i - 1)) / 1e6))
                .toList();
        return new WorkersResult(
                within.size(),
                ceiling,
                within.stream().mapToInt(List::size).sum() / (used.nanoTime() / 1e9),
                within.stream().map(WorkersResult::rate).sorted().toList(),
                gaps.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN),
                gaps.stream().filter(gap -> gap < 1000).count(),
                used,
                rest);
    }

    /** What was measured besides the calls; {@code end} is that of the middle. */
    record Measured(
            long end, double busy, long residentMiB, long rowsCheckedASecond, double smallestGapMillis, double load) {}

    double ofTheCeiling() {
        return calls / (accounts * ceiling);
    }

    String row() {
        var made = calls * used.nanoTime() / 1e9;
        var mean = rates.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        var measured = used.workers().plus(used.database()).plus(used.standIn()).toNanos() / (double) used.nanoTime();
        return String.format(
                Locale.ROOT,
                "| %d | %.1f | %.1f %% | %.0f, %.0f ms | %d | %.1f %%, %.1f %% | %.2f, %.2f, %.2f | %.2f, %.2f | %.1f | %d MiB"
                        + " | %d rows/s | %.1f |",
                accounts,
                calls,
                100 * ofTheCeiling(),
                smallestGapMillis,
                rest.smallestGapMillis(),
                gapsUnderASecond,
                100 * rates.get(0) / mean,
                100 * rates.get(rates.size() - 1) / mean,
                used.workers().toNanos() / 1e6 / made,
                used.database().toNanos() / 1e6 / made,
                used.standIn().toNanos() / 1e6 / made,
                rest.busy() * Runtime.getRuntime().availableProcessors(),
                measured,
                used.commits() / made,
                rest.residentMiB(),
                rest.rowsCheckedASecond(),
                rest.load());
    }

    private static double rate(List<Long> arrivals) {
        return arrivals.size() < 2
                ? 0
                : (arrivals.size() - 1) / ((arrivals.get(arrivals.size() - 1) - arrivals.get(0)) / 1e9);
    }
}
