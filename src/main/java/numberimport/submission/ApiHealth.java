package numberimport.submission;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Remembers how calls went: when to hold back for a moment, and when to give up. */
final class ApiHealth {

    private static final int TROUBLES_TO_HOLD_BACK = 3;
    private static final Duration HOLD_BACK = Duration.ofSeconds(15);
    private static final int MOST_DOUBTS = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final CircuitBreaker breaker;
    private @Nullable Instant troubledSince;
    private String trouble = "";
    private int doubtsInARow;
    private int doubtsSinceWell;

    ApiHealth(String account, Clock clock) {
        this.breaker = CircuitBreaker.of(
                "add_numbers " + account,
                CircuitBreakerConfig.custom()
                        .clock(clock)
                        .slidingWindowSize(TROUBLES_TO_HOLD_BACK)
                        .minimumNumberOfCalls(TROUBLES_TO_HOLD_BACK)
                        .failureRateThreshold(100)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .waitDurationInOpenState(HOLD_BACK)
                        .build());
    }

    synchronized void well() {
        breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        troubledSince = null;
        doubtsInARow = 0;
        doubtsSinceWell = 0;
    }

    synchronized void troubled(String why, Instant now) {
        breaker.onError(0, TimeUnit.NANOSECONDS, new TroubleException(why));
        trouble = why;
        troubledSince = troubledSince == null ? now : troubledSince;
    }

    synchronized void doubted(String why, Instant now) {
        troubled(why, now);
        doubtsInARow++;
        doubtsSinceWell++;
    }

    /** A doubt was settled, so the API answers: neither the doubt nor the time it took counts against it. */
    synchronized void settled() {
        doubtsInARow = 0;
        troubledSince = null;
    }

    synchronized int doubtsInARow() {
        return doubtsInARow;
    }

    /** Whether a call may be made now; a refused one is asked for again a little later. */
    boolean allowsCall() {
        return breaker.tryAcquirePermission();
    }

    /** The call that was allowed was not made. */
    void notCalled() {
        breaker.releasePermission();
    }

    /** What has gone wrong for so long, or so often, that waiting any longer is no use. */
    synchronized Optional<String> givenUp(Instant now) {
        if (doubtsSinceWell >= MOST_DOUBTS) {
            return Optional.of(MOST_DOUBTS + " calls in a row had no clear answer, the last one because " + trouble);
        }
        return troubledSince != null && now.isAfter(troubledSince.plus(PATIENCE))
                ? Optional.of(trouble + ", for " + PATIENCE.toMinutes() + " minutes")
                : Optional.empty();
    }

    private static final class TroubleException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TroubleException(String why) {
            super(why, null, false, false);
        }
    }
}
