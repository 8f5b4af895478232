package numberimport.bench.stock;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.net.http.HttpClient;
import java.time.Duration;
import numberimport.api.AddNumbersRequest;
import numberimport.api.NumberToAdd;
import numberimport.validation.NumberEntry;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;

/**
 * A chunk is a call. The rate is Resilience4j's, one permission a second as its guide configures it; the client is Spring's
 * RestClient on java.net.http, which doesn't repeat a POST by itself as the older clients do.
 */
@Component
@StepScope
class AddNumbersWriter implements ItemWriter<NumberEntry> {

    private static final int SUCCESS = 1000;

    private final RateLimiter limiter = RateLimiter.of(
            "add_numbers",
            RateLimiterConfig.custom()
                    .limitForPeriod(1)
                    .limitRefreshPeriod(Duration.ofSeconds(1))
                    .build());
    private final RestClient client = RestClient.builder()
            .requestFactory(new JdkClientHttpRequestFactory(
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()))
            .build();
    private final SignedAddress address;
    private final long task;

    AddNumbersWriter(SignedAddress address, @Value("#{jobParameters['task']}") String task) {
        this.address = address;
        this.task = Long.parseLong(task);
    }

    @Override
    public void write(Chunk<? extends NumberEntry> chunk) {
        // Spring Batch calls the writer even for a chunk of which the processor has left nothing.
        if (!chunk.isEmpty()) {
            limiter.executeRunnable(() -> post(chunk));
        }
    }

    private void post(Chunk<? extends NumberEntry> chunk) {
        var numbers = chunk.getItems().stream()
                .map(entry -> new NumberToAdd(entry.cellphone(), entry.name(), entry.description(), entry.custom()))
                .toList();
        var answer = client.post()
                .uri(address.of("/cc_ad_tasks/add_numbers"))
                .contentType(MediaType.APPLICATION_JSON)
                .body(new AddNumbersRequest(task, numbers).toJson())
                .retrieve()
                .body(JsonNode.class);
        if (answer == null || answer.path("code").asInt() != SUCCESS) {
            throw new RestClientException("The API answered " + answer);
        }
    }
}
