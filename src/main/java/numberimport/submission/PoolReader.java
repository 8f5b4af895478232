package numberimport.submission;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import numberimport.api.CalloutTaskApi;
import numberimport.api.NumberPage;
import numberimport.api.PooledNumber;
import numberimport.ledger.NumberBatch;

/** Reads a task's pool, which is ordered by rising ids and can be entered at any id. */
public final class PoolReader {

    private static final Duration LONGEST_LAG = Duration.ofSeconds(30);

    private static final long FIRST_STEP = 4096;
    private static final int STEP_GROWTH = 8;
    private static final long FIRST_SPAN = 2000;
    private static final int SPAN_GROWTH = 2;

    private final CalloutTaskApi api;
    private final long task;
    private final TreeMap<Long, PooledNumber> seen = new TreeMap<>();
    private long seenFrom = Long.MAX_VALUE;
    private long knownTail;
    private int longestPage;

    public PoolReader(CalloutTaskApi api, long task) {
        this.api = api;
        this.task = task;
    }

    /** How much later than the API has done with a request the pool may show it, or less where the API is known to be quick. */
    static Duration longestLag(Duration processingTime) {
        return processingTime.compareTo(LONGEST_LAG) < 0 ? processingTime : LONGEST_LAG;
    }

    /** How much later than it was sent, counted or acknowledged the pool may show a number. */
    public static Duration longestUnseen(Duration processingTime) {
        return processingTime.plus(longestLag(processingTime));
    }

    /**
     * The highest id in the pool, given one that is not above it: found by growing steps and halving, not by listing (at most 21
     * reads for a million numbers).
     */
    public long tail(long from) {
        var page = page(from);
        var low = page.empty() ? from : page.lastId();
        var last = isLast(page);
        if (!last && !page.full()) {
            page = page(low);
            low = page.empty() ? low : page.lastId();
            last = isLast(page);
        }
        if (last) {
            return low;
        }
        var high = low;
        for (var step = FIRST_STEP; !page.empty(); step *= STEP_GROWTH) {
            high = low + step;
            page = page(high);
            if (!page.empty()) {
                low = page.lastId();
            }
            if (!page.empty() && isLast(page)) {
                return low;
            }
        }
        return tailBetween(low, high);
    }

    private long tailBetween(long present, long beyond) {
        var low = present;
        var high = beyond;
        // As many ids as a full page covered last: when no more are left to search, one more page may well end it.
        var covered = (long) NumberPage.MOST;
        while (low < high) {
            var probe = high - low <= covered ? low : low + (high - low) / 2;
            var page = page(probe);
            if (page.empty()) {
                high = probe;
            } else if (isLast(page)) {
                return page.lastId();
            } else {
                low = page.lastId();
                covered = low - probe;
            }
        }
        return low;
    }

    private NumberPage page(long from) {
        var page = api.numbers(task, from);
        longestPage = Math.max(longestPage, page.numbers().size());
        return page;
    }

    /** A server may give fewer numbers than there are, at any time: only an empty page says that there are no more. */
    private boolean isLast(NumberPage page) {
        return page.empty()
                || (page.numbers().size() < longestPage && page(page.lastId()).empty());
    }

    /**
     * The numbers at the end of the pool above {@code watermark}, from far enough back that they show the landmarks, batches known
     * to be there from before. Without a landmark, all above the watermark. Empty when a landmark is nowhere to be seen: such
     * a reading proves nothing.
     */
    Optional<PoolView> endFrom(long watermark, List<NumberBatch> landmarks) {
        if (landmarks.isEmpty()) {
            return Optional.of(above(watermark));
        }
        knownTail = tail(Math.max(watermark, knownTail));
        for (var span = FIRST_SPAN; ; span *= SPAN_GROWTH) {
            var from = Math.max(watermark, knownTail - span);
            var view = above(from);
            if (landmarks.stream().allMatch(view::showsExactly)) {
                return Optional.of(view);
            }
            if (from == watermark) {
                return Optional.of(view).filter(all -> landmarks.stream().allMatch(all::shows));
            }
        }
    }

    /**
     * The numbers at the end of the pool from far enough back that they show the landmarks, batches of the last {@code added} numbers,
     * just as they were sent. Empty when one isn't there like that.
     */
    Optional<PoolView> endWithin(long added, List<NumberBatch> landmarks) {
        knownTail = tail(knownTail);
        for (var span = FIRST_SPAN; ; span *= SPAN_GROWTH) {
            var from = Math.max(0, knownTail - span);
            var end = numbersAbove(from);
            var view = new PoolView(end);
            if (landmarks.stream().allMatch(view::showsExactly)) {
                return Optional.of(view);
            }
            if (from == 0 || end.size() > added + FIRST_SPAN) {
                return Optional.empty();
            }
        }
    }

    /** The last numbers of the pool, at least so many if it has them. */
    PoolView last(int atLeast) {
        knownTail = tail(knownTail);
        for (var span = spanOf(atLeast); ; span *= SPAN_GROWTH) {
            var from = Math.max(0, knownTail - span);
            var end = numbersAbove(from);
            if (from == 0 || end.size() >= atLeast) {
                return new PoolView(end);
            }
        }
    }

    /** The highest id below the last {@code added} numbers; reads back past that by {@code more} numbers. */
    long beforeLast(long added, long more) {
        knownTail = tail(knownTail);
        for (var span = spanOf(added + more); ; span *= SPAN_GROWTH) {
            var from = Math.max(0, knownTail - span);
            var end = numbersAbove(from);
            if (from == 0 || end.size() > added + more) {
                var older = end.size() - last(added, end).size();
                return older == 0 ? 0 : end.get(older - 1).id();
            }
        }
    }

    /** As many ids as probably have so many numbers: those of other tasks, and failed calls, leave some out. */
    private static long spanOf(long numbers) {
        return Math.max(FIRST_SPAN, numbers + numbers / 4);
    }

    private static List<PooledNumber> last(long count, List<PooledNumber> records) {
        return records.subList((int) Math.max(0, records.size() - count), records.size());
    }

    /** The numbers above an id. */
    PoolView above(long id) {
        return new PoolView(numbersAbove(id));
    }

    /** The numbers at or below an id, as far as they have been read. */
    List<PooledNumber> upTo(long id) {
        return List.copyOf(seen.headMap(id, true).values());
    }

    /** Reads all of it afresh next time: what was not there before may be there now. */
    void forget() {
        seen.clear();
        seenFrom = Long.MAX_VALUE;
    }

    private List<PooledNumber> numbersAbove(long from) {
        if (!seen.isEmpty() && from > seen.lastKey()) {
            // What lies between was never read, so that the two readings don't make a whole.
            forget();
        }
        if (from < seenFrom) {
            read(from, seenFrom);
        }
        if (seenFrom != Long.MAX_VALUE) {
            // Numbers of calls that overlap may appear out of order, but only near the end.
            read(seen.isEmpty() ? from : Math.max(from, seen.lastKey() - FIRST_SPAN), Long.MAX_VALUE);
        }
        seenFrom = Math.min(from, seenFrom);
        return List.copyOf(seen.tailMap(from, false).values());
    }

    private void read(long from, long until) {
        var last = from;
        var page = page(last);
        while (!page.empty()) {
            for (var number : page.numbers()) {
                if (number.id() <= last) {
                    throw new UnreliablePoolException("the pool of task " + task + " shows id " + number.id()
                            + " after " + last + ", expected rising ids");
                }
                last = number.id();
                seen.put(last, number);
            }
            if (last >= until) {
                return;
            }
            page = page(last);
        }
    }
}
