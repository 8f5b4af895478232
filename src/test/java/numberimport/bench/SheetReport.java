package numberimport.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tables of the sheets' benchmark, in Markdown. Times are medians of whole processes. */
final class SheetReport {

    /** Some of the rows are bad, and told. */
    private static final int INCOMPLETE = 3;

    private static final double MOST_STAGING = 2.0;

    private final List<String> lines = new ArrayList<>();
    private final List<String> capped = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    SheetReport(double loadBefore) {
        lines.add("# Checking sheets, beside a bare pass of the usual library");
        lines.add("");
        add(
                lines,
                "Machine: %d cores, %s, JDK %s; load average %.2f before.",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("java.vm.version"),
                loadBefore);
        lines.add("");
        lines.add("| work | number-import | most memory | bare pass | most memory | ratio | at most | |");
        lines.add("|---|---|---|---|---|---|---|---|");
        capped.add("| file | heap | took | most memory | |");
        capped.add("|---|---|---|---|---|");
    }

    void compared(SheetBenchmark.Work work, List<MeasuredProcess> checks, List<MeasuredProcess> barePasses) {
        require(work.name(), checks, INCOMPLETE);
        require(work.name() + ", bare pass", barePasses, 0);
        var ratio = seconds(checks) / seconds(barePasses);
        add(
                lines,
                "| %s%s | %.2f s | %d MiB | %.2f s | %d MiB | %.2f | %.2f | %s |",
                work.name(),
                work.heap().isEmpty() ? "" : ", " + work.heap(),
                seconds(checks),
                peak(checks),
                seconds(barePasses),
                peak(barePasses),
                ratio,
                work.mostRatio(),
                verdict(ratio, work.mostRatio()));
    }

    /** Both of the same file. */
    void staged(List<MeasuredProcess> checks, List<Duration> stagings) {
        var staging =
                median(stagings.stream().map(time -> time.toMillis() / 1000.0).toList());
        var ratio = staging / seconds(checks);
        add(
                lines,
                "| staging of 1,000,000 CSV rows, from start to first call, beside its check | %.2f s | | %.2f s | | %.2f | %.2f | %s |",
                staging,
                seconds(checks),
                ratio,
                MOST_STAGING,
                verdict(ratio, MOST_STAGING));
    }

    void capped(SheetBenchmark.Work work, List<MeasuredProcess> checks) {
        require(work.name() + " within " + work.heap(), checks, INCOMPLETE);
        add(
                capped,
                "| %s | %s | %.2f s | %d MiB | %s |",
                work.name(),
                work.heap(),
                seconds(checks),
                peak(checks),
                checks.stream().allMatch(check -> check.exitCode() == INCOMPLETE) ? "read" : "failed");
    }

    /** What did not end as it should. */
    List<String> failures() {
        return failures;
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n\n## Within a heap\n\n" + String.join("\n", capped) + "\n";
    }

    private void require(String work, List<MeasuredProcess> processes, int exit) {
        processes.stream()
                .filter(process -> process.exitCode() != exit)
                .map(process -> work + ": exit code " + process.exitCode() + ", expected " + exit)
                .forEach(failures::add);
    }

    private static String verdict(double ratio, double most) {
        return ratio <= most ? "reached" : "missed";
    }

    private static double seconds(List<MeasuredProcess> processes) {
        return median(processes.stream().map(MeasuredProcess::seconds).toList());
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static long peak(List<MeasuredProcess> processes) {
        return processes.stream()
                .mapToLong(MeasuredProcess::peakMebibytes)
                .max()
                .orElse(0);
    }

    private static void add(List<String> lines, String format, Object... values) {
        lines.add(String.format(Locale.ROOT, format, values));
    }
}
