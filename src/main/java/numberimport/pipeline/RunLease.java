package numberimport.pipeline;

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

    private final SenderLeases leases;
    private final Lease lease;
    private final ScheduledExecutorService heartbeat = Executors.newSingleThreadScheduledExecutor(RunLease::daemon);
    private final ScheduledFuture<?> renewals;
    private volatile boolean lost;

    private RunLease(SenderLeases leases, Lease lease) {
        this.leases = leases;
        this.lease = lease;
        var interval = SenderLeases.LIFETIME.toMillis() / RENEWALS_A_LIFETIME;
        this.renewals = heartbeat.scheduleAtFixedRate(this::renew, interval, interval, TimeUnit.MILLISECONDS);
    }

    /** Takes the lease if it is free, has run out, or its holder on this machine is dead. */
    static Optional<RunLease> take(SenderLeases leases, String account, long task, SenderProcess owner) {
        leases.holder(account, task)
                .filter(holder -> SenderProcess.parse(holder).knownDead())
                .ifPresent(dead -> {
                    log.info("Task {}: {} held it and has ended; its lease is taken over", task, dead);
                    leases.evict(account, task, dead);
                });
        return leases.acquire(account, task, owner.toString()).map(lease -> new RunLease(leases, lease));
    }

    Lease lease() {
        return lease;
    }

    boolean lost() {
        return lost;
    }

    @Override
    public void close() {
        renewals.cancel(false);
        heartbeat.shutdown();
        leases.release(lease);
    }

    private void renew() {
        try {
            if (!leases.renew(lease)) {
                lost = true;
                log.warn(
                        "Task {}: the lease was taken by another process; this one stops after the calls in flight",
                        lease.task());
            }
        } catch (RuntimeException e) {
            log.warn("Task {}: the lease could not be renewed, {}; tried again", lease.task(), e.getMessage());
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "lease");
        thread.setDaemon(true);
        return thread;
    }
}
