package numberimport.api;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Calls that are safe to repeat: at most 60 in any minute for each endpoint (API introduction, default frequency), and tried
 * again a few times, with growing pauses, while the failure looks temporary.
 */
final class ReadBudget {

    private static final int TRIES = 4;

    // 20 in each 30 s: any minute touches at most three such periods.
    private static final RateLimiterConfig SIXTY_A_MINUTE = RateLimiterConfig.custom()
            .limitForPeriod(20)
            .limitRefreshPeriod(Duration.ofSeconds(30))
            .timeoutDuration(Duration.ofMinutes(5))
            .build();

    private final Map<String, RateLimiter> limiters = new ConcurrentHashMap<>();
    private final Retry retry;

    ReadBudget(Duration firstPause) {
        this.retry = Retry.of(
                "reads",
                RetryConfig.custom()
                        .maxAttempts(TRIES)
                        .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(firstPause, 2))
                        .retryOnException(e -> e instanceof ApiException failure && failure.temporary())
                        .build());
    }

    <T> T call(String endpoint, Supplier<T> call) {
        var limiter = limiters.computeIfAbsent(endpoint, name -> RateLimiter.of(name, SIXTY_A_MINUTE));
        return retry.executeSupplier(() -> {
            RateLimiter.waitForPermission(limiter);
            return call.get();
        });
    }
}
