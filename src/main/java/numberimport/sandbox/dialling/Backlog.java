package numberimport.sandbox.dialling;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The customers of one task that are next, read ahead in portions that grow, up to a limit in time. What it knows is always the
 * true beginning of the list: a customer that comes back is sorted in, or left to be read later.
 */
final class Backlog {

    private static final int SMALLEST_PORTION = 32;
    private static final int LARGEST_PORTION = 512;
    private static final Comparator<Customer> ORDER =
            Comparator.comparing(Customer::dueAt).thenComparingLong(Customer::id);

    private final Reader reader;
    private final PriorityQueue<Customer> known = new PriorityQueue<>(ORDER);
    private Instant until = Instant.MIN;
    private @Nullable Customer lastRead;
    private boolean complete = true;
    private int portion = SMALLEST_PORTION;

    Backlog(Reader reader) {
        this.reader = reader;
    }

    /** Forgets what was read, as others may have changed it, and reads up to {@code limit} from now on. */
    void readAnew(Instant limit) {
        known.clear();
        lastRead = null;
        complete = false;
        until = limit;
        portion = SMALLEST_PORTION;
    }

    /** The longest due customer, taken out. */
    Optional<Customer> take(Instant now) {
        return nextDue().isAfter(now) ? Optional.empty() : Optional.of(known.remove());
    }

    /** When the next customer is due; in the far future when nobody is within the limit. */
    Instant nextDue() {
        if (known.isEmpty() && !complete) {
            read();
        }
        var next = known.peek();
        return next == null ? Instant.MAX : next.dueAt();
    }

    /** A customer is to be called again. */
    void add(Customer customer) {
        if (complete || (lastRead != null && ORDER.compare(customer, lastRead) < 0)) {
            known.add(customer);
        }
    }

    private void read() {
        var read = reader.read(until, portion);
        known.addAll(read);
        complete = read.size() < portion;
        lastRead = complete ? null : read.get(read.size() - 1);
        // Most advances are short, and what they leave is read anew by the next.
        portion = Math.min(2 * portion, LARGEST_PORTION);
    }

    /** Customers of the task due up to a time, in order, without those in progress. */
    @FunctionalInterface
    interface Reader {

        List<Customer> read(Instant until, int limit);
    }
}
