package numberimport.bench.stock;

import java.util.Map;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * A Spring Boot application as "Batch Applications" of Boot's reference has it: Boot's own runner starts the one job with the
 * parameters of the command line, such as {@code file=leads.csv task=16}, and the same parameters start it again where it ended.
 * The job repository is an H2 file at H2's defaults.
 */
@SpringBootApplication
public class StockImport {

    /** Exits with 0 when the job is complete. */
    public static void main(String[] arguments) {
        var context = new SpringApplicationBuilder(StockImport.class)
                .web(WebApplicationType.NONE)
                .properties(Map.of(
                        "spring.datasource.url", "jdbc:h2:file:./ledger",
                        "spring.batch.jdbc.initialize-schema", "always",
                        // The migrations on the class path are the product's.
                        "spring.flyway.enabled", "false",
                        // So is the logging, which is silent.
                        "logging.config", "classpath:numberimport/bench/stock/logback.xml",
                        "spring.main.banner-mode", "off"))
                .run(arguments);
        System.exit(SpringApplication.exit(context));
    }

    /** Comes before the runner that starts the job, which would refuse to start one that a kill has left as running. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    KilledExecutions killedExecutions(JobRepository repository, JobOperator operator) {
        return new KilledExecutions(repository, operator);
    }
}
