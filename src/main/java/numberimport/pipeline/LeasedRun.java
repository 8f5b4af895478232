package numberimport.pipeline;

import java.time.Clock;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.RunState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.launch.JobInstanceAlreadyCompleteException;

/**
 * Works on a run to its end, as long as the lease of its task lasts. A process that stood still for longer stops; it goes on where nobody
 * else has taken the task meanwhile.
 */
final class LeasedRun {

    private static final Logger log = LoggerFactory.getLogger(LeasedRun.class);

    private final BatchJobs jobs;
    private final ImportLedger ledger;
    private final Clock clock;

    LeasedRun(BatchJobs jobs, ImportLedger ledger, Clock clock) {
        this.jobs = jobs;
        this.ledger = ledger;
        this.clock = clock;
    }

    RunView work(ActiveRun run, RunLease lease) {
        var conclusion = new RunConclusion(ledger, clock);
        MDC.put("run.id", Long.toString(run.id()));
        try {
            var execution = jobs.run(run);
            var ours = lease.confirmed();
            while (ours && stoppedForNothing(run, lease, execution)) {
                log.warn("Run {}: goes on, since nobody took its task while this process stood still", run.id());
                execution = jobs.run(run);
                ours = lease.confirmed();
            }
            if (!ours) {
                return conclusion.takenOver(run.id());
            }
            var view = conclusion.concluded(run.id(), execution);
            var task = new OpenTask(run);
            if (view.state().equals(RunState.REFUSED.name())) {
                task.tryToOpen();
            }
            task.remind();
            return view;
        } catch (JobInstanceAlreadyCompleteException e) {
            // A process died after its job had completed and before the run was marked so.
            return conclusion.completed(run.id());
        } catch (JobExecutionException e) {
            throw new IllegalStateException("The job of run " + run.id() + " can't be started: " + e.getMessage(), e);
        } finally {
            MDC.remove("run.id");
        }
    }

    private static boolean stoppedForNothing(ActiveRun run, RunLease lease, JobExecution execution) {
        return lease.keptAfterAll()
                && execution.getStatus() != BatchStatus.COMPLETED
                && run.with().stops().reason().isEmpty();
    }
}
