package numberimport.submission;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time that passes only when somebody waits. Used by one thread at a time. */
final class SimulatedTime extends Clock implements Pause {

    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    private static final long MILLISECOND = 1_000_000;

    private Instant now = START;

    /** Whoever asks for fractions of a millisecond counts by the real clock, on which nothing here takes any time. */
    @Override
    public void sleep(Duration time) {
        if (time.toNanos() % MILLISECOND == 0) {
            pass(time);
        }
    }

    void pass(Duration time) {
        if (time.compareTo(Duration.ZERO) > 0) {
            now = now.plus(time);
        }
    }

    @Override
    public long nanoTime() {
        return Duration.between(START, now).toNanos();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Sending needs no zone.");
    }
}
