package numberimport.pipeline;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import numberimport.ledger.RunIdentity;
import org.springframework.aop.support.AopUtils;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.SimpleJobRepository;

/**
 * Starts the job of a run, after mending what a process that died left behind in Spring Batch's tables. To be called only by the
 * holder of the run's lease: Spring Batch itself can't tell a dead execution from a live one.
 */
final class JobStarter {

    private final JobRepository repository;
    private final JobOperator operator;

    JobStarter(JobRepository repository, JobOperator operator) {
        if (!SimpleJobRepository.class.isAssignableFrom(AopUtils.getTargetClass(repository))) {
            throw new IllegalStateException("The job repository is "
                    + AopUtils.getTargetClass(repository).getName()
                    + ", expected the one on JDBC: without it nothing can be restarted");
        }
        this.repository = repository;
        this.operator = operator;
    }

    /** Runs the job to its end. Empty-handed when an earlier execution completed. */
    JobExecution run(Job job, RunIdentity identity, long run) throws JobExecutionException {
        var parameters = parameters(identity, run);
        mend(parameters);
        return operator.start(job, parameters);
    }

    static JobParameters parameters(RunIdentity identity, long run) {
        return new JobParametersBuilder()
                .addString("sha256", identity.sha256())
                .addString("account", identity.account())
                .addLong("task", identity.task())
                .addLong("ordinal", (long) identity.ordinal())
                .addLong("run", run, false)
                .toJobParameters();
    }

    private void mend(JobParameters parameters) {
        var instance = repository.getJobInstance(NumberImportJob.NAME, parameters);
        if (instance == null) {
            return;
        }
        var last = repository.getLastJobExecution(instance);
        if (last == null) {
            // A process died between creating the instance and its first execution; such an instance can never be
            // started.
            repository.deleteJobInstance(instance);
        } else if (last.isRunning() || last.getStatus() == BatchStatus.UNKNOWN) {
            fail(last);
        }
    }

    private void fail(JobExecution dead) {
        var now = LocalDateTime.now(Clock.system(ZoneId.systemDefault()));
        for (var step : dead.getStepExecutions()) {
            if (step.getStatus() != BatchStatus.COMPLETED) {
                step.setStatus(BatchStatus.FAILED);
                step.setEndTime(now);
                repository.update(step);
            }
        }
        dead.setStatus(BatchStatus.FAILED);
        dead.setEndTime(now);
        repository.update(dead);
    }
}
