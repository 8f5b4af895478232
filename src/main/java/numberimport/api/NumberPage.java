package numberimport.api;

import java.time.Duration;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/** Up to 500 pool numbers with ids above the one asked for, in ascending order. */
public record NumberPage(List<PooledNumber> numbers) {

    public static final int MOST = 500;

    /** How long the API's budget makes reading a pool of so many numbers at least; the last page is an empty one. */
    public static Duration leastTime(long numbers) {
        return CallBudget.leastTime((numbers + MOST - 1) / MOST + 1);
    }

    /** All numbers of a pool above an id, page by page as they are used; each page is asked for by the last id before it. */
    public static Stream<PooledNumber> all(long task, long startNumberId, LongFunction<NumberPage> pages) {
        return Pages.numbers(task, startNumberId, pages);
    }

    /** Whether there may be numbers above this page. */
    public boolean full() {
        return numbers.size() >= MOST;
    }

    public boolean empty() {
        return numbers.isEmpty();
    }

    public long lastId() {
        return numbers.get(numbers.size() - 1).id();
    }
}
