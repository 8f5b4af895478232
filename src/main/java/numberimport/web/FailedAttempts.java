package numberimport.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts, by address, tokens that open nothing: who shows too many of them has to wait, whatever they show next. */
public final class FailedAttempts {

    static final int MOST = 10;
    static final Duration WINDOW = Duration.ofMinutes(15);

    private static final int MOST_ADDRESSES = 10_000;

    private final Clock clock;
    private final Map<String, Attempts> byAddress = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Attempts> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    FailedAttempts(Clock clock) {
        this.clock = clock;
    }

    private record Attempts(int count, Instant until) {}

    /** How long an address has to wait; zero when it may try. */
    public synchronized Duration wait(String address) {
        var attempts = byAddress.get(address);
        var now = clock.instant();
        if (attempts == null || attempts.count() < MOST || !attempts.until().isAfter(now)) {
            return Duration.ZERO;
        }
        return Duration.between(now, attempts.until());
    }

    /** One more from there. */
    public synchronized void failed(String address) {
        var now = clock.instant();
        var known = byAddress.remove(address);
        byAddress.put(
                address,
                known == null || !known.until().isAfter(now)
                        ? new Attempts(1, now.plus(WINDOW))
                        : new Attempts(known.count() + 1, known.until()));
    }
}
