package numberimport.pipeline;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import numberimport.ledger.Lease;
import numberimport.ledger.SenderLeases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This process's right to work on a task, kept up by a heartbeat until it is closed. */
final class RunLease implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RunLease.class);

    /** So that what was begun under the lease ends under it. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final HeldLeases held;
    private final Lease lease;
    private final AtomicBoolean keptAfterAll = new AtomicBoolean();
    private volatile boolean lost;
    private volatile long lastsUntil;

    /** One that was taken when {@link System#nanoTime} said so. */
    RunLease(HeldLeases held, Lease lease, long taken) {
        this.held = held;
        this.lease = lease;
        this.lastsUntil = end(taken);
    }

    Lease lease() {
        return lease;
    }

    /** Why somebody else may have it by now: a process that stood still learns of it before its heartbeat does. */
    Optional<String> whyLost() {
        if (lost) {
            return Optional.of("another process took the task over");
        }
        return System.nanoTime() - lastsUntil > 0
                ? Optional.of("this process stood still for longer than its lease, so that another one may be at work")
                : Optional.empty();
    }

    /** Whether it was kept though it had run out, since this was asked the last time. */
    boolean keptAfterAll() {
        return keptAfterAll.getAndSet(false);
    }

    /** Whether it is still this process's, asked of the database. */
    boolean confirmed() {
        held.renew(this);
        return whyLost().isEmpty();
    }

    /** The database was asked then to keep it for another lifetime, and did, or did not, since somebody else has it. */
    void renewed(long asked, boolean kept) {
        if (kept) {
            keptAfterAll.compareAndSet(false, asked - lastsUntil > 0);
            lastsUntil = end(asked);
        } else if (!lost) {
            lost = true;
            log.warn(
                    "Task {}: the lease was taken by another process; this one stops after the calls in flight",
                    lease.task());
        }
    }

    @Override
    public void close() {
        held.release(this);
    }

    private static long end(long renewed) {
        return renewed + SenderLeases.LIFETIME.minus(MARGIN).toNanos();
    }
}
