package numberimport.pipeline;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import numberimport.ledger.ImportRun;
import numberimport.ledger.SenderLeases;
import numberimport.submission.Pause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The turns of processes at tasks: one at a time works on a task, and the others wait. */
final class SendingTurns implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SendingTurns.class);

    private static final long RENEWALS_A_LIFETIME = 3;
    private static final Duration LEASE_POLL = Duration.ofSeconds(1);

    private final SenderLeases leases;
    private final HeldLeases held;
    private final SenderProcess self;

    SendingTurns(SenderLeases leases, SenderProcess self) {
        this.leases = leases;
        this.held = new HeldLeases(leases, SenderLeases.LIFETIME.dividedBy(RENEWALS_A_LIFETIME));
        this.self = self;
    }

    /** Waits for the turn; a problem when {@code same} is at work there already, or when asked to stop. */
    RunLease await(Work work, Supplier<Optional<ImportRun>> same) {
        var told = false;
        while (true) {
            var lease = take(work.account().name(), work.task());
            if (lease.isPresent()) {
                return lease.get();
            }
            var holder = leases.holder(work.account().name(), work.task()).orElse("another process");
            same.get().ifPresent(run -> {
                throw held(run, holder);
            });
            if (!told) {
                work.operator().waits(work.place() + " is being worked on by " + holder + "; waiting for it to end.");
                told = true;
            }
            pause(work);
        }
    }

    /** Takes the lease if it is free, has run out, or its holder on this machine is dead. */
    Optional<RunLease> take(String account, long task) {
        leases.holder(account, task)
                .filter(holder -> SenderProcess.parse(holder).knownDead())
                .ifPresent(dead -> {
                    log.info("Task {}: {} held it and has ended; its lease is taken over", task, dead);
                    leases.evict(account, task, dead);
                });
        var now = System.nanoTime();
        return leases.acquire(account, task, self.toString()).map(lease -> {
            var taken = new RunLease(held, lease, now);
            held.add(taken);
            return taken;
        });
    }

    @Override
    public void close() {
        held.close();
    }

    private static void pause(Work work) {
        try {
            Pause.REAL.sleep(LEASE_POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            work.stop().stop("interrupted");
        }
        work.stop().reason().ifPresent(why -> {
            throw ProblemException.stopped("before anything was sent", why);
        });
    }

    private static ProblemException held(ImportRun run, String holder) {
        return new ProblemException(new Problem(
                Problem.RUN_HELD,
                "Run " + run.id() + " of this content is being worked on by " + holder + " since " + run.createdAt()
                        + ".",
                "number-import show " + run.id() + " tells how far it is",
                ExitCode.NOTHING_TO_DO));
    }
}
