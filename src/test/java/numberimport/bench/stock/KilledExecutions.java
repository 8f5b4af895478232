package numberimport.bench.stock;

import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/**
 * Marks executions of a killed process as failed, with the operation that Spring Batch 6 has for it ({@code recover}, see "Advanced
 * Metadata Usage" of its reference), so that the job can be started again.
 */
final class KilledExecutions implements ApplicationRunner {

    private final JobRepository repository;
    private final JobOperator operator;

    KilledExecutions(JobRepository repository, JobOperator operator) {
        this.repository = repository;
        this.operator = operator;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        repository.findRunningJobExecutions(ImportJob.NAME).forEach(operator::recover);
    }
}
