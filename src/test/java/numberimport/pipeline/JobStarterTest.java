package numberimport.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import numberimport.ledger.DatabaseAddress;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.RunIdentity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.SimpleJob;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.item.ChunkOrientedStep;
import org.springframework.batch.core.step.tasklet.TaskletStep;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** What dead processes leave in Spring Batch's tables, on its real repository. */
class JobStarterTest {

    private static final RunIdentity IDENTITY = new RunIdentity("a".repeat(64), "default", 16, 1);

    @TempDir
    Path folder;

    ImportLedger ledger;
    AnnotationConfigApplicationContext context;
    JobRepository repository;
    JobStarter starter;
    final AtomicInteger worked = new AtomicInteger();

    @BeforeEach
    void open() {
        ledger = ImportLedger.open(DatabaseAddress.embedded(folder));
        context = new AnnotationConfigApplicationContext();
        context.registerBean(ImportLedger.class, () -> ledger, definition -> definition.setDestroyMethodName(""));
        context.register(BatchContext.class);
        context.refresh();
        repository = context.getBean(JobRepository.class);
        starter = context.getBean(JobStarter.class);
    }

    @AfterEach
    void close() {
        context.close();
        ledger.close();
    }

    @Test
    void startsAJobWhoseInstanceWasLeftWithoutAnExecution() throws Exception {
        repository.createJobInstance(NumberImportJob.NAME, JobStarter.parameters(IDENTITY, 1));

        assertThat(starter.run(job(), IDENTITY, 1).getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(worked).hasValue(1);
    }

    @Test
    void startsAJobWhoseExecutionWasLeftRunning() throws Exception {
        leaveExecution(BatchStatus.STARTED);

        assertThat(starter.run(job(), IDENTITY, 1).getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(worked).hasValue(1);
    }

    @Test
    void startsAJobWhoseExecutionWasLeftUnknown() throws Exception {
        leaveExecution(BatchStatus.UNKNOWN);

        assertThat(starter.run(job(), IDENTITY, 1).getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(worked).hasValue(1);
    }

    @Test
    void refusesARepositoryThatForgets() {
        assertThatThrownBy(() -> new JobStarter(new ResourcelessJobRepository(), context.getBean(JobOperator.class)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The job repository is " + ResourcelessJobRepository.class.getName()
                        + ", expected the one on JDBC: without it nothing can be restarted");
    }

    @Test
    void sendsWithoutTheFrameworksTransactionsSkipsAndRetries() {
        var job = (SimpleJob) new NumberImportJob(repository)
                .of(new ActiveRun(1, null, new ActiveRun.Account(null, null, null), null, null));

        assertThat(job.getStepNames())
                .contains("submit")
                .allSatisfy(name ->
                        assertThat(job.getStep(name)).isNotInstanceOfAny(TaskletStep.class, ChunkOrientedStep.class));
    }

    private void leaveExecution(BatchStatus status) {
        var parameters = JobStarter.parameters(IDENTITY, 1);
        var instance = repository.createJobInstance(NumberImportJob.NAME, parameters);
        var execution = repository.createJobExecution(instance, parameters, new ExecutionContext());
        execution.setStatus(status);
        execution.setStartTime(java.time.LocalDateTime.of(2026, 11, 23, 1, 0));
        if (status == BatchStatus.UNKNOWN) {
            execution.setEndTime(java.time.LocalDateTime.of(2026, 11, 23, 1, 1));
        }
        repository.update(execution);
        var step = repository.createStepExecution("work", execution);
        step.setStatus(status);
        repository.update(step);
    }

    private Job job() {
        return new JobBuilder(NumberImportJob.NAME, repository)
                .start(new StepBuilder("work", repository)
                        .tasklet(
                                (contribution, chunk) -> {
                                    worked.incrementAndGet();
                                    return RepeatStatus.FINISHED;
                                },
                                new ResourcelessTransactionManager())
                        .build())
                .build();
    }
}
