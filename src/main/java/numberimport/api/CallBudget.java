package numberimport.api;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * At most 60 calls in any minute for each endpoint (API introduction, default frequency), each tried a few times, with growing
 * pauses, while its failure looks temporary and another try can do no harm. Other processes share the account: where the API says
 * that calls come too often, the endpoint's share is halved, and grows back a call at a time.
 */
final class CallBudget {

    private static final int TRIES = 4;

    // 20 in each 30 s: any minute touches at most three such periods.
    private static final int CALLS = 20;
    private static final Duration PERIOD = Duration.ofSeconds(30);

    private final RateLimiterConfig whole;
    private final Map<String, Share> shares = new ConcurrentHashMap<>();
    private final Retry repeating;
    private final Retry reconnecting;

    CallBudget(Duration firstPause) {
        this(firstPause, PERIOD);
    }

    /** With another time for so many calls. */
    CallBudget(Duration firstPause, Duration period) {
        whole = RateLimiterConfig.custom()
                .limitForPeriod(CALLS)
                .limitRefreshPeriod(period)
                .timeoutDuration(Duration.ofMinutes(5))
                .build();
        repeating = retry("repeating", firstPause, ApiException::temporary);
        reconnecting = retry("reconnecting", firstPause, ApiException::neverLeft);
    }

    /** How long so many calls to one endpoint take at least. */
    static Duration leastTime(long calls) {
        return PERIOD.multipliedBy(Math.max(0, calls - 1) / CALLS);
    }

    private static Retry retry(String name, Duration firstPause, Predicate<ApiException> worthAnother) {
        return Retry.of(
                name,
                RetryConfig.custom()
                        .maxAttempts(TRIES)
                        .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(firstPause, 2))
                        .retryOnException(e -> e instanceof ApiException failure && worthAnother.test(failure))
                        .build());
    }

    /** A call that does the same when it is made twice. */
    <T> T repeatable(String endpoint, Supplier<T> call) {
        return within(endpoint, repeating, call);
    }

    /** A call that must not be made twice: tried again only when not a byte of it left. */
    <T> T once(String endpoint, Supplier<T> call) {
        return within(endpoint, reconnecting, call);
    }

    /** How many calls to an endpoint this process may make in half a minute. */
    int share(String endpoint) {
        return shareOf(endpoint).limit();
    }

    private Share shareOf(String endpoint) {
        return shares.computeIfAbsent(endpoint, name -> new Share(name, whole));
    }

    private <T> T within(String endpoint, Retry retry, Supplier<T> call) {
        var share = shareOf(endpoint);
        return retry.executeSupplier(() -> share.take(call));
    }

    /** What this process may ask of an endpoint in each period. */
    private static final class Share {

        private final RateLimiter limiter;
        private int answered;

        Share(String endpoint, RateLimiterConfig whole) {
            limiter = RateLimiter.of(endpoint, whole);
        }

        <T> T take(Supplier<T> call) {
            RateLimiter.waitForPermission(limiter);
            try {
                var answer = call.get();
                grow();
                return answer;
            } catch (ApiException e) {
                if (e.tooOften()) {
                    halve();
                }
                throw e;
            }
        }

        /** Nothing more in this period either: the API counts calls that it turns away. */
        private synchronized void halve() {
            answered = 0;
            limiter.changeLimitForPeriod(Math.max(1, limit() / 2));
            limiter.drainPermissions();
        }

        /** Once as many calls as the share is were answered. */
        private synchronized void grow() {
            answered++;
            if (limit() < CALLS && answered >= limit()) {
                answered = 0;
                limiter.changeLimitForPeriod(limit() + 1);
            }
        }

        private int limit() {
            return limiter.getRateLimiterConfig().getLimitForPeriod();
        }
    }
}
