package numberimport.pipeline;

import numberimport.ledger.NumberBatch;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The job: a file in, every row accounted for.
 *
 * <p>Each step asks the ledger what is left to do, so that a job that ended anywhere can be started again: what is staged is not
 * staged again, what was sent is not sent again.
 */
final class NumberImportJob {

    static final String NAME = "number-import";

    private final JobRepository repository;

    // The ledger commits by itself, before and after each call: a step's own transaction must not stay open across one.
    private final PlatformTransactionManager noTransaction = new ResourcelessTransactionManager();

    NumberImportJob(JobRepository repository) {
        this.repository = repository;
    }

    Job of(ActiveRun run) {
        return new JobBuilder(NAME, repository)
                .start(step("inspect", new InspectTask(run))) // can numbers be added now?
                .next(step(
                        "stage", new StageRows(run))) //       file → ledger: batches of 300, failed rows; then the gate
                .next(submit(new SubmitBatches(run))) //          ledger → API, one batch after the other
                .next(step("settle", new SettleDoubts(run))) //   what became of batches without a clear answer
                .next(step("verify", new VerifyPool(run))) //     does the task agree?
                .next(step("report", new WriteReport(run))) //    failed rows for people to mend; the balance
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
        return new StepBuilder(name, repository)
                .tasklet(
                        (contribution, context) -> {
                            work.run();
                            return RepeatStatus.FINISHED;
                        },
                        noTransaction)
                .allowStartIfComplete(true)
                .build();
    }
}
