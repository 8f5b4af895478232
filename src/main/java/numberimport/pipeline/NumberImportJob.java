package numberimport.pipeline;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.AbstractStep;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;

/**
 * The job: a file in, every row accounted for.
 *
 * <ol>
 *   <li>inspect: can numbers be added now, and where does the task's pool end?
 *   <li>stage: the file's rows into the ledger, good ones in batches of 300, the others with their reasons; then the gate
 *   <li>close: the task, where that is wanted and it is enabled
 *   <li>submit: the ledger's batches to the API, one after the other
 *   <li>settle: what became of batches without a clear answer
 *   <li>verify: does the task agree?
 *   <li>report: the failed rows for people to mend, and the balance
 *   <li>open: the task again, where that is wanted
 * </ol>
 *
 * <p>Each step asks the ledger what is left to do, so that a job that ended anywhere can be started again: what is staged is not
 * staged again, what was sent is not sent again.
 */
final class NumberImportJob {

    static final String NAME = "number-import";

    private final JobRepository repository;

    NumberImportJob(JobRepository repository) {
        this.repository = repository;
    }

    Job of(ActiveRun run) {
        var before = new PoolBefore(run);
        return new JobBuilder(NAME, repository)
                .start(step("inspect", new InspectTask(run, before)))
                .next(step("stage", new StageRows(run, before)))
                .next(step("close", new CloseTask(run)))
                .next(step("submit", new SubmitBatches(run)))
                .next(step("settle", new SettleDoubts(run)))
                .next(step("verify", new VerifyPool(run)))
                .next(step("report", new WriteReport(run)))
                .next(step("open", new OpenTask(run)))
                .build();
    }

    private Step step(String name, RunStep work) {
        var step = new WorkStep(repository, work);
        step.setName(name);
        step.setAllowStartIfComplete(true);
        return step;
    }

    /**
     * Without a transaction of its own, which a tasklet or a chunk would have, and a connection with it, for as long as it works or waits:
     * the ledger commits by itself, before and after each call.
     */
    private static final class WorkStep extends AbstractStep {

        private final RunStep work;

        WorkStep(JobRepository repository, RunStep work) {
            super(repository);
            this.work = work;
        }

        @Override
        protected void doExecute(StepExecution execution) throws Exception {
            work.run();
        }
    }
}
