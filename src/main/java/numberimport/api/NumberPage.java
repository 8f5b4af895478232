package numberimport.api;

import java.util.List;

/** Up to 500 pool numbers with ids above the one asked for, in ascending order. */
public record NumberPage(List<PooledNumber> numbers) {

    public static final int MOST = 500;

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
