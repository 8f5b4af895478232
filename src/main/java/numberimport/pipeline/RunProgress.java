package numberimport.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import numberimport.ledger.BatchStanding;
import numberimport.ledger.BatchState;
import org.jspecify.annotations.Nullable;

/**
 * How the sending of a run goes: its batches in order, in at most 160 cells, how many calls were made in each stretch of time, when the
 * first and the last of them was, and how many rows had no clear answer and are being settled.
 */
public record RunProgress(
        List<Cell> cells,
        List<Rate> rates,
        @Nullable Instant firstCall,
        @Nullable Instant lastCall,
        long inDoubt) {

    private static final int MOST_CELLS = 160;
    private static final int MOST_RATES = 120;
    private static final Duration SHORTEST = Duration.ofSeconds(5);

    /** Neighbouring batches, and the gravest of their states: "unknown", "sending", "waiting", "partial" or "sent". */
    public record Cell(int first, int last, String state, long rows, long accepted, long firstRow, long lastRow) {}

    /** Calls a second in the stretch that begins then. */
    public record Rate(Instant from, double perSecond) {}

    static RunProgress of(List<BatchStanding> batches, List<Instant> calls, boolean active) {
        return new RunProgress(
                cells(batches, active),
                rates(calls),
                calls.isEmpty() ? null : calls.get(0),
                calls.isEmpty() ? null : calls.get(calls.size() - 1),
                active ? inDoubt(batches) : 0);
    }

    private static long inDoubt(List<BatchStanding> batches) {
        return batches.stream()
                .filter(batch -> batch.state() == BatchState.IN_DOUBT)
                .mapToLong(BatchStanding::size)
                .sum();
    }

    private static List<Cell> cells(List<BatchStanding> batches, boolean active) {
        var together = Math.max(1, (batches.size() + MOST_CELLS - 1) / MOST_CELLS);
        var cells = new ArrayList<Cell>();
        for (var from = 0; from < batches.size(); from += together) {
            cells.add(cell(batches.subList(from, Math.min(batches.size(), from + together)), active));
        }
        return cells;
    }

    private static Cell cell(List<BatchStanding> batches, boolean active) {
        var first = batches.get(0);
        var last = batches.get(batches.size() - 1);
        return new Cell(
                first.seq(),
                last.seq(),
                gravest(batches, active),
                batches.stream().mapToLong(BatchStanding::size).sum(),
                batches.stream().mapToLong(BatchStanding::accepted).sum(),
                batches.stream().mapToLong(BatchStanding::firstRow).min().orElseThrow(),
                batches.stream().mapToLong(BatchStanding::lastRow).max().orElseThrow());
    }

    private static String gravest(List<BatchStanding> batches, boolean active) {
        // While the run goes on, a batch in doubt is being settled.
        if (any(batches, BatchState.UNKNOWN) || (!active && any(batches, BatchState.IN_DOUBT))) {
            return "unknown";
        }
        if (any(batches, BatchState.SENDING) || any(batches, BatchState.IN_DOUBT)) {
            return "sending";
        }
        if (any(batches, BatchState.PENDING) || any(batches, BatchState.DENIED)) {
            return "waiting";
        }
        return batches.stream().allMatch(batch -> batch.accepted() == batch.size()) ? "sent" : "partial";
    }

    private static boolean any(List<BatchStanding> batches, BatchState state) {
        return batches.stream().anyMatch(batch -> batch.state() == state);
    }

    private static List<Rate> rates(List<Instant> calls) {
        if (calls.isEmpty()) {
            return List.of();
        }
        var begun = calls.get(0);
        var span = Duration.between(begun, calls.get(calls.size() - 1));
        var stretch = longer(SHORTEST, span.dividedBy(MOST_RATES));
        var counts = new int[(int) span.dividedBy(stretch) + 1];
        calls.forEach(call -> counts[(int) Duration.between(begun, call).dividedBy(stretch)]++);
        var rates = new ArrayList<Rate>();
        for (var i = 0; i < counts.length; i++) {
            var from = begun.plus(stretch.multipliedBy(i));
            rates.add(new Rate(from, counts[i] / seconds(from, stretch, calls.get(calls.size() - 1))));
        }
        return rates;
    }

    /** The last stretch is as long as calls were made in it, and the pause after the last of them. */
    private static double seconds(Instant from, Duration stretch, Instant last) {
        var left = Duration.between(from, last).plus(RunViews.CEILING);
        return (left.compareTo(stretch) < 0 ? left : stretch).toMillis() / 1000.0;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
