package numberimport.pipeline;

import javax.sql.DataSource;
import numberimport.ledger.ImportLedger;
import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.configuration.annotation.EnableJdbcJobRepository;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.Isolation;

/**
 * The smallest Spring context that runs a job: Spring Batch on the ledger's database. Parallel starts fail on PostgreSQL with
 * the default isolation, hence the lower one.
 */
@Configuration(proxyBeanMethods = false)
@EnableBatchProcessing
@EnableJdbcJobRepository(isolationLevelForCreate = Isolation.READ_COMMITTED)
class BatchContext {

    @Bean(destroyMethod = "")
    DataSource dataSource(ImportLedger ledger) {
        return ledger.dataSource();
    }

    @Bean
    JdbcTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    NumberImportJob numberImportJob(JobRepository repository) {
        return new NumberImportJob(repository);
    }

    @Bean
    JobStarter jobStarter(JobRepository repository, JobOperator operator) {
        return new JobStarter(repository, operator);
    }
}
