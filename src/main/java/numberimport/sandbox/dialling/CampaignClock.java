package numberimport.sandbox.dialling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Campaign time: passes {@code speed} times as fast as a base clock, above 0 and up to 100,000 times. Never runs backwards, not
 * even when the base clock is set back, and never jumps when its speed is changed. Thread-safe.
 */
public final class CampaignClock extends Clock {

    private static final double FASTEST = 100_000;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Clock base;
    private Instant baseSeen;
    private Instant latest;
    private Instant baseOrigin;
    private Instant origin;
    private double speed;

    /** A clock that starts at the base clock's time. */
    public CampaignClock(Clock base, double speed) {
        this(base, speed, base.instant());
    }

    /** A clock that goes on at a time that was saved, or at the base clock's time if that is later. */
    public CampaignClock(Clock base, double speed, Instant saved) {
        this.base = base;
        this.speed = requireSpeed(speed);
        baseSeen = base.instant();
        latest = saved.isAfter(baseSeen) ? saved : baseSeen;
        baseOrigin = baseSeen;
        origin = latest;
    }

    @Override
    public synchronized Instant instant() {
        var baseNow = base.instant();
        if (baseNow.isBefore(baseSeen)) {
            baseOrigin = baseNow;
            origin = latest;
        }
        baseSeen = baseNow;
        latest = origin.plus(faster(Duration.between(baseOrigin, baseNow)));
        return latest;
    }

    /** From now on. */
    public synchronized void setSpeed(double speed) {
        var faster = requireSpeed(speed);
        origin = instant();
        baseOrigin = baseSeen;
        this.speed = faster;
    }

    public synchronized double speed() {
        return speed;
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Campaign time needs no zone.");
    }

    private Duration faster(Duration passed) {
        var seconds = passed.toNanos() / NANOS_PER_SECOND * speed;
        var whole = (long) seconds;
        return Duration.ofSeconds(whole, (long) ((seconds - whole) * NANOS_PER_SECOND));
    }

    private static double requireSpeed(double speed) {
        if (!(speed > 0 && speed <= FASTEST)) {
            throw new IllegalArgumentException("Speed is " + speed + ", expected above 0 and at most 100000.");
        }
        return speed;
    }
}
