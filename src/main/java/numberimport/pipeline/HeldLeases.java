package numberimport.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import numberimport.ledger.SenderLeases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The leases that this process has, kept up by one heartbeat for all: a thousand take it no longer than one. */
final class HeldLeases implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(HeldLeases.class);
    private static final Duration LONGEST_RENEWAL = Duration.ofSeconds(5);

    private final SenderLeases leases;
    private final Set<RunLease> held = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService heartbeat = Executors.newSingleThreadScheduledExecutor(HeldLeases::daemon);

    HeldLeases(SenderLeases leases, Duration interval) {
        this.leases = leases;
        var unused = heartbeat.scheduleAtFixedRate(
                this::renewAll, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    void add(RunLease lease) {
        held.add(lease);
    }

    /** Gives a lease back. */
    void release(RunLease lease) {
        held.remove(lease);
        leases.release(lease.lease());
    }

    /** Renews a lease out of turn. */
    void renew(RunLease lease) {
        renew(List.of(lease));
    }

    private void renewAll() {
        var all = List.copyOf(held);
        if (!all.isEmpty()) {
            renew(all);
        }
    }

    private void renew(List<RunLease> all) {
        var now = System.nanoTime();
        try {
            var still = leases.renew(all.stream().map(RunLease::lease).toList());
            all.stream()
                    .filter(held::contains) // It may have been given back meanwhile.
                    .forEach(each -> each.renewed(now, still.contains(each.lease())));
        } catch (RuntimeException e) {
            log.warn(
                    "The leases of tasks {} could not be renewed, {}; tried again",
                    all.stream().map(each -> each.lease().task()).toList(),
                    e.getMessage());
        }
    }

    /** Interrupts nothing: an interrupt in the middle of a write closes H2's file. */
    @Override
    public void close() {
        heartbeat.shutdown();
        try {
            if (!heartbeat.awaitTermination(LONGEST_RENEWAL.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("Leases are still being renewed after {}; nobody waits for that any longer", LONGEST_RENEWAL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "leases");
        thread.setDaemon(true);
        return thread;
    }
}
