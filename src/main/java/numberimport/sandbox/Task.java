package numberimport.sandbox;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A callout task with its pool. Safe to use from several threads; what has to hold across calls, {@link Company} locks. */
final class Task {

    private final long id;
    private final TaskSettings settings;
    private final Instant createdAt;
    private final NumberPool pool = new NumberPool();
    private final @Nullable Set<String> cellphones;
    private TaskStatus status;
    private @Nullable String calloutNumber;

    Task(long id, TaskSettings settings, TaskStatus status, Instant createdAt, boolean dedupe) {
        this.id = id;
        this.settings = settings;
        this.status = status;
        this.createdAt = createdAt;
        cellphones = dedupe ? new HashSet<>() : null;
        calloutNumber = settings.calloutNumber();
    }

    long id() {
        return id;
    }

    TaskSettings settings() {
        return settings;
    }

    Instant createdAt() {
        return createdAt;
    }

    synchronized TaskStatus status() {
        return status;
    }

    synchronized void status(TaskStatus newStatus) {
        status = newStatus;
    }

    synchronized @Nullable String calloutNumber() {
        return calloutNumber;
    }

    synchronized void calloutNumber(String number) {
        calloutNumber = number;
    }

    synchronized int poolSize() {
        return pool.size();
    }

    /** Always false where the sandbox doesn't dedupe. */
    synchronized boolean holds(String cellphone) {
        return cellphones != null && cellphones.contains(cellphone);
    }

    synchronized void add(PooledNumber number) {
        pool.add(number);
        if (cellphones != null) {
            cellphones.add(number.cellphone());
        }
    }

    synchronized List<PooledNumber> numbersAbove(long numberId, int limit) {
        return pool.above(numberId, limit);
    }
}
