package numberimport.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import numberimport.bench.Door.Call;

/**
 * How calls of one or more imports came to the door. Gaps are those between one arrival and the next of the same import; rows a
 * second are what all calls but an import's last brought, over the time from its first call to its last.
 */
record Pace(int calls, int refused, List<Long> gaps, double rowsPerSecond) {

    /** A full call each 1.010 s: the API's second, and the margin that keeps a client on its safe side. */
    static final double CEILING = 300 / 1.010;

    private static final long SECOND = 1_000_000_000;

    static Pace of(List<List<Call>> imports) {
        var gaps = new ArrayList<Long>();
        var refused = 0;
        var rows = 0;
        for (var calls : imports) {
            for (var i = 0; i < calls.size(); i++) {
                refused += calls.get(i).code() == Call.REFUSED_AS_TOO_SOON ? 1 : 0;
                if (i > 0) {
                    gaps.add(calls.get(i).nanoTime() - calls.get(i - 1).nanoTime());
                    rows += calls.get(i - 1).applied();
                }
            }
        }
        var time = gaps.stream().mapToLong(gap -> gap).sum();
        return new Pace(
                imports.stream().mapToInt(List::size).sum(), refused, gaps, rows * (double) SECOND / Math.max(1, time));
    }

    /** In order of arrival, a line each. */
    List<String> gapsInMillis() {
        return gaps.stream()
                .map(gap -> String.format(Locale.ROOT, "%.1f", gap / 1e6))
                .toList();
    }

    long gapsUnderASecond() {
        return gaps.stream().filter(gap -> gap < SECOND).count();
    }

    double meanGapMillis() {
        return gaps.stream().mapToLong(gap -> gap).average().orElse(0) / 1e6;
    }

    double smallestGapMillis() {
        return gaps.stream().mapToLong(gap -> gap).min().orElse(0) / 1e6;
    }

    double shareOfCeiling() {
        return rowsPerSecond / CEILING;
    }
}
