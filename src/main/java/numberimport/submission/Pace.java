package numberimport.submission;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import numberimport.ledger.CallSlots;
import org.jspecify.annotations.Nullable;

/**
 * Keeps starts of add_numbers a gap apart, for one account over all processes. The gap is a second, which the API asks for, and
 * a margin: a call that starts within its margin after its slot needs nothing more, a later one moves the next slot on. Since
 * what counts is the arrival at the API's door, the next call of this process also waits until this one can be expected there.
 */
final class Pace {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int DRIFT = 16;
    private static final Duration NEAR = Duration.ofMillis(200);

    private final CallSlots slots;
    private final String account;
    private final Duration gap;
    private final Pause pause;
    private final RateLimiter limiter;
    private volatile long fastestAnswer = Duration.ofMinutes(1).toNanos();
    private volatile @Nullable Slot last;

    Pace(CallSlots slots, String account, Duration gap, Pause pause) {
        this.slots = slots;
        this.account = account;
        this.gap = gap;
        this.pause = pause;
        this.limiter = RateLimiter.of(
                "add_numbers " + account,
                RateLimiterConfig.custom()
                        .limitForPeriod(1)
                        .limitRefreshPeriod(SECOND)
                        .timeoutDuration(Duration.ofHours(1))
                        .build());
    }

    /** Waits until the slot is near, so that what is signed next does not age while it waits. */
    void awaitNear() throws InterruptedException {
        pause.sleep(Duration.ofNanos(limiter.reservePermission()));
        for (var wait = slots.untilDue(account); wait.compareTo(NEAR) > 0; wait = slots.untilDue(account)) {
            pause.sleep(wait.minus(NEAR));
        }
    }

    /** Takes the slot when it is due. The call must start at once. */
    Slot take() throws InterruptedException {
        var rest = untilLastArrivedASecondAgo();
        if (rest > 0) {
            pause.sleep(Duration.ofMillis(TimeUnit.NANOSECONDS.toMillis(rest) + 1));
        }
        while (true) {
            var taken = System.nanoTime();
            if (slots.claim(account, gap)) {
                var slot = new Slot(taken);
                last = slot;
                return slot;
            }
            var wait = slots.untilDue(account);
            if (!wait.isNegative() && !wait.isZero()) {
                pause.sleep(wait);
            }
        }
    }

    private long untilLastArrivedASecondAgo() {
        return last == null ? 0 : last.arrivedBy + SECOND.toNanos() - System.nanoTime();
    }

    /** A taken slot. */
    final class Slot {

        private final long taken;
        private volatile long arrivedBy;

        private Slot(long taken) {
            this.taken = taken;
            // Where machines are busy, a call may well arrive later than its margin: allow for twice as much.
            this.arrivedBy = taken + 2 * gap.minus(SECOND).toNanos();
        }

        /** The call's bytes have left: when that was late, the next slot moves on, so that arrivals stay a second apart too. */
        void started() {
            if (System.nanoTime() - taken > gap.minus(SECOND).toNanos()) {
                slots.postpone(account, gap);
            }
        }

        /** The call has its answer, so it arrived before now. */
        void answered() {
            var now = System.nanoTime();
            var time = now - taken;
            fastestAnswer = Math.min(time, fastestAnswer + fastestAnswer / DRIFT);
            // What an answer takes longer than others may have passed before the call arrived.
            arrivedBy = Math.min(now, Math.max(arrivedBy, taken + time - fastestAnswer));
        }
    }
}
