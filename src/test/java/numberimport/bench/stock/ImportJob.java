package numberimport.bench.stock;

import java.util.List;
import java.util.Set;
import numberimport.file.SourceRow;
import numberimport.validation.ColumnMapping;
import numberimport.validation.NumberEntry;
import numberimport.validation.RowValidator;
import numberimport.validation.Rules;
import numberimport.validation.Verdict;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.file.FlatFileItemReader;
import org.springframework.batch.infrastructure.item.file.LineMapper;
import org.springframework.batch.infrastructure.item.file.builder.FlatFileItemReaderBuilder;
import org.springframework.batch.infrastructure.item.file.transform.DelimitedLineTokenizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.client.RestClientException;

/**
 * One step of chunks: a file reader, a processor that filters, a writer that calls, and retry around it. Each part is the one of
 * Spring Batch's reference: "FlatFileItemReader", "Filtering Records", "Configuring Retry Logic", and a chunk as large as the
 * API's call. One thread, as there: readers of files aren't made for more, and since version 6 a step's task executor takes over
 * only the processing.
 */
@Configuration(proxyBeanMethods = false)
class ImportJob {

    static final String NAME = "import";

    private static final List<String> COLUMNS = List.of("手机号", "姓名", "备注", "城市");
    private static final int MOST_RETRIES = 3;

    @Bean
    Job job(JobRepository repository, Step send) {
        return new JobBuilder(NAME, repository).start(send).build();
    }

    @Bean
    Step send(
            JobRepository repository,
            PlatformTransactionManager transactions,
            FlatFileItemReader<SourceRow> rows,
            AddNumbersWriter writer,
            @Value("${chunk-size:300}") int chunkSize) {
        return new StepBuilder("send", repository)
                .<SourceRow, NumberEntry>chunk(chunkSize)
                .transactionManager(transactions)
                .reader(rows)
                .processor(goodRows())
                .writer(writer)
                .faultTolerant()
                .retryPolicy(RetryPolicy.builder()
                        .maxRetries(MOST_RETRIES)
                        .includes(Set.of(RestClientException.class))
                        .build())
                .build();
    }

    /** Keeps its position in the job repository, which is what restarts are made of. */
    @Bean
    @StepScope
    FlatFileItemReader<SourceRow> rows(@Value("#{jobParameters['file']}") String file) {
        return new FlatFileItemReaderBuilder<SourceRow>()
                .name("rows")
                .resource(new FileSystemResource(file))
                .linesToSkip(1)
                .lineMapper(toRow())
                .build();
    }

    private static LineMapper<SourceRow> toRow() {
        var tokenizer = new DelimitedLineTokenizer();
        return (line, number) -> SourceRow.of(number, tokenizer.tokenize(line).getValues());
    }

    /** The product's own rules, so that both leave the same rows out. */
    private static ItemProcessor<SourceRow, NumberEntry> goodRows() {
        var validator = new RowValidator(ColumnMapping.of(COLUMNS, List.of()), Rules.standard());
        return row -> validator.validate(row) instanceof Verdict.Accepted accepted ? accepted.entry() : null;
    }
}
