package numberimport.api;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How to reach one company's account, and at what pace: {@code minGap} is the least time between two starts of add_numbers,
 * {@code inFlight} how many of its calls may overlap, {@code readTimeout} how long an answer may take, {@code processingTime} how
 * long an admitted request may still take effect, {@code duplicateReasons} what is said of a refused number that is there already,
 * {@code sendingWindow} the hours of launches whose profile has none. Never shows the token.
 */
public record ApiProperties(
        @Nullable String baseUrl,
        @Nullable String email,
        @Nullable String token,
        @DefaultValue("1010ms") Duration minGap,
        @DefaultValue("4") int inFlight,
        @DefaultValue("60s") Duration readTimeout,
        @DefaultValue("180s") Duration processingTime,

        @DefaultValue({"duplicate", "already exist", "重复", "已存在"})
        List<String> duplicateReasons,

        @Nullable String sendingWindow) {

    private static final Duration LEAST_GAP = Duration.ofSeconds(1);

    public ApiProperties {
        if (minGap.compareTo(LEAST_GAP) < 0) {
            throw new IllegalArgumentException("min-gap is " + minGap.toMillis()
                    + "ms, expected at least 1000ms: the API takes one add_numbers call a second");
        }
        if (inFlight < 1 || inFlight > 16) {
            throw new IllegalArgumentException("in-flight is " + inFlight + ", expected 1 to 16");
        }
        if (readTimeout.isZero() || readTimeout.isNegative()) {
            throw new IllegalArgumentException(
                    "read-timeout is " + readTimeout.toMillis() + "ms, expected more than 0");
        }
        if (processingTime.isNegative()) {
            throw new IllegalArgumentException(
                    "processing-time is " + processingTime.toMillis() + "ms, expected 0 or more");
        }
    }

    @Override
    public String toString() {
        return "ApiProperties[baseUrl=" + baseUrl + ", minGap=" + minGap + ", inFlight=" + inFlight + "]";
    }
}
