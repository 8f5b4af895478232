package numberimport.pipeline;

import numberimport.ledger.NumberBatch;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.AbstractStep;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;

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

    // The ledger commits by itself, before and after each call: a step's own transaction must not stay open across one.
    // With synchronization it would keep a connection of the pool while the step waits for its turn.
    private final ResourcelessTransactionManager noTransaction = new ResourcelessTransactionManager();

    NumberImportJob(JobRepository repository) {
        this.repository = repository;
        noTransaction.setTransactionSynchronization(AbstractPlatformTransactionManager.SYNCHRONIZATION_NEVER);
    }

    Job of(ActiveRun run) {
        var before = new PoolBefore(run);
        return new JobBuilder(NAME, repository)
                .start(step("inspect", new InspectTask(run, before)))
                .next(step("stage", new StageRows(run, before)))
                .next(step("close", new CloseTask(run)))
                .next(submit(new SubmitBatches(run)))
                .next(step("settle", new SettleDoubts(run)))
                .next(step("verify", new VerifyPool(run)))
                .next(step("report", new WriteReport(run)))
                .next(step("open", new OpenTask(run)))
                .build();
    }

    private Step submit(SubmitBatches batches) {
        return new StepBuilder("submit", repository)
                .<NumberBatch, NumberBatch>chunk(1)
                .transactionManager(noTransaction)
                .reader(batches)
                .writer(batches)
                .allowStartIfComplete(true)
                .build();
    }

    private Step step(String name, RunStep work) {
        var step = new WorkStep(repository, work);
        step.setName(name);
        step.setAllowStartIfComplete(true);
        return step;
    }

    /** Without a transaction of its own, which a tasklet would have, and a connection with it, for as long as it works or waits. */
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
