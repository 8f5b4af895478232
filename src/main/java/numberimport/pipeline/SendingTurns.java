package numberimport.pipeline;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import numberimport.ledger.ImportRun;
import numberimport.ledger.SenderLeases;
import numberimport.submission.Pause;

/** The turns of processes at tasks: one at a time works on a task, and the others wait. */
final class SendingTurns {

    private static final Duration LEASE_POLL = Duration.ofSeconds(1);

    private final SenderLeases leases;
    private final SenderProcess self;

    SendingTurns(SenderLeases leases, SenderProcess self) {
        this.leases = leases;
        this.self = self;
    }

    /** Waits for the turn; a problem when the same content is at work there already, or when asked to stop. */
    RunLease await(Work work, Supplier<Optional<ImportRun>> same) {
        var told = false;
        while (true) {
            var lease = RunLease.take(leases, work.account().name(), work.task(), self);
            if (lease.isPresent()) {
                return lease.get();
            }
            var holder = leases.holder(work.account().name(), work.task()).orElse("another process");
            same.get().filter(run -> run.state().active()).ifPresent(run -> {
                throw held(run, holder);
            });
            if (!told) {
                work.operator().waits(work.place() + " is being worked on by " + holder + "; waiting for it to end.");
                told = true;
            }
            pause(work);
        }
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
