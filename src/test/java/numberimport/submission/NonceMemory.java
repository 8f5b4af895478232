package numberimport.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import numberimport.api.CallStamp;

/** The nonces that an API was shown, each remembered for a quarter of an hour. */
final class NonceMemory {

    private static final Duration LENGTH = Duration.ofMinutes(15);

    private final Map<String, Instant> used = new HashMap<>();

    /** Whether the nonce was free; from now on it is not. */
    boolean spend(CallStamp stamp, Instant now) {
        var before = used.get(stamp.nonce());
        if (before != null && before.plus(LENGTH).isAfter(now)) {
            return false;
        }
        used.put(stamp.nonce(), now);
        return true;
    }
}
