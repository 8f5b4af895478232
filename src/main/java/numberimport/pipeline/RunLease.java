package numberimport.pipeline;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import numberimport.ledger.Lease;
import numberimport.ledger.SenderLeases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This process's right to work on a task, kept up by a heartbeat until it is closed. */
final class RunLease implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RunLease.class);
    private static final long RENEWALS_A_LIFETIME = 3;

    /** So that what was begun under the lease ends under it. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    /** For all leases of the process: a thousand renewals take a moment of the ten seconds between two. */
    private static final ScheduledExecutorService HEARTBEAT = Executors.newScheduledThreadPool(2, RunLease::daemon);

    private final SenderLeases leases;
    private final Lease lease;
    private final ScheduledFuture<?> renewals;
    private volatile boolean lost;
    private volatile long lastsUntil;

    private RunLease(SenderLeases leases, Lease lease, long taken) {
        this.leases = leases;
        this.lease = lease;
        this.lastsUntil = end(taken);
        var interval = SenderLeases.LIFETIME.toMillis() / RENEWALS_A_LIFETIME;
        this.renewals = HEARTBEAT.scheduleAtFixedRate(this::renew, interval, interval, TimeUnit.MILLISECONDS);
    }

    /** Takes the lease if it is free, has run out, or its holder on this machine is dead. */
    static Optional<RunLease> take(SenderLeases leases, String account, long task, SenderProcess owner) {
        leases.holder(account, task)
                .filter(holder -> SenderProcess.parse(holder).knownDead())
                .ifPresent(dead -> {
                    log.info("Task {}: {} held it and has ended; its lease is taken over", task, dead);
                    leases.evict(account, task, dead);
                });
        var now = System.nanoTime();
        return leases.acquire(account, task, owner.toString()).map(lease -> new RunLease(leases, lease, now));
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

    /** Whether it is still this process's, asked of the database. */
    boolean confirmed() {
        renew();
        return whyLost().isEmpty();
    }

    @Override
    public void close() {
        renewals.cancel(false);
        leases.release(lease);
    }

    private void renew() {
        var now = System.nanoTime();
        try {
            if (leases.renew(lease)) {
                lastsUntil = end(now);
            } else if (!lost) {
                lost = true;
                log.warn(
                        "Task {}: the lease was taken by another process; this one stops after the calls in flight",
                        lease.task());
            }
        } catch (RuntimeException e) {
            log.warn("Task {}: the lease could not be renewed, {}; tried again", lease.task(), e.getMessage());
        }
    }

    private static long end(long renewed) {
        return renewed + SenderLeases.LIFETIME.minus(MARGIN).toNanos();
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "lease");
        thread.setDaemon(true);
        return thread;
    }
}
