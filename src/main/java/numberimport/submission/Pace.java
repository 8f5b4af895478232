package numberimport.submission;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import numberimport.ledger.CallSlots;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps calls of add_numbers apart at the API's door, for one account over all processes: a second, which the API asks for, and a
 * margin for delays on the way. A slot is passed on only when the call has left, so that neither a slow connection nor a process
 * that dies brings two calls together. When the API says that calls come too often, the gap is widened, and comes back by a
 * step with each call.
 */
final class Pace {

    /** A call that has not left after so long never will: the client gives up connecting before that. */
    static final Duration LONGEST_START = Duration.ofSeconds(6);

    private static final Logger log = LoggerFactory.getLogger(Pace.class);

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration NEAR = Duration.ofMillis(200);
    // The time that a database needs to commit, which would be lost at each call if the slot were taken when it is due.
    private static final Duration SOON = Duration.ofMillis(20);
    // A call starts so much before its slot is due as the quickest so far took to leave.
    private static final Duration MOST_LEAD = Duration.ofMillis(5);
    private static final Duration WIDENING = Duration.ofMillis(100);
    private static final Duration MOST_WIDENED = Duration.ofSeconds(1);
    private static final Duration NARROWING = Duration.ofMillis(2);
    private static final Duration LONGEST_REST = Duration.ofSeconds(60);
    // What all reasons to wait come to, and more: a slot that is due later was kept by a clock that has been set back.
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(75);

    private final CallSlots slots;
    private final String account;
    private final Duration spacing;
    private final Duration mostLead;
    private final Pause pause;
    private final RateLimiter limiter;
    private final Lateness lateness;
    private final AtomicLong quickest = new AtomicLong();
    private volatile long leftLast;
    private volatile long soonAt;
    private volatile @Nullable Slot last;

    Pace(CallSlots slots, String account, Duration gap, Pause pause) {
        this.slots = slots;
        this.account = account;
        var margin = gap.minus(SECOND);
        // Once more the margin, since on busy machines a call arrives later than it has left.
        this.spacing = gap.plus(margin);
        this.mostLead = shorter(MOST_LEAD, margin);
        this.lateness = new Lateness(margin.multipliedBy(2));
        this.pause = pause;
        this.leftLast = pause.nanoTime() - spacing.toNanos();
        this.soonAt = leftLast;
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
        sleepIfAny(apart(pause.nanoTime()).minus(NEAR));
        var wait = untilDue();
        for (; wait.compareTo(NEAR.plus(SOON)) > 0; wait = untilDue()) {
            pause.sleep(shorter(wait.minus(NEAR), spacing));
        }
        soonAt = pause.nanoTime() + wait.minus(SOON).toNanos();
    }

    private void sleepIfAny(Duration time) throws InterruptedException {
        if (time.compareTo(Duration.ZERO) > 0) {
            pause.sleep(time);
        }
    }

    /** How long until a call keeps its distance from this run's last one, by a clock that nobody sets. */
    private Duration apart(long now) {
        return spacing.minusNanos(now - leftLast);
    }

    /** Takes the slot, and waits until its call, which must start at once, will leave when it is due. */
    Slot take() throws InterruptedException {
        sleepIfAny(Duration.ofNanos(soonAt - pause.nanoTime()));
        while (true) {
            var taken = pause.nanoTime();
            if (slots.claim(account, SOON, LONGEST_START)) {
                var slot = new Slot(taken);
                last = slot;
                if (slot.awaitStart()) {
                    return slot;
                }
            }
            // Whoever has it may pass it on long before it would run out.
            pause.sleep(shorter(untilDue().minus(SOON), spacing));
        }
    }

    /** Waits until the call has left, and has the next slot follow it. */
    void passOn(Slot slot) throws InterruptedException {
        slot.gone.await();
        slot.passOn();
    }

    /** Gives back a slot that no call was made in. */
    void giveBack(Slot slot) {
        if (!slot.lost()) {
            slots.passOn(account, Duration.ZERO, Duration.ZERO);
        }
    }

    /** The API said that calls come too often, and perhaps for how long to make none. */
    void tooOften(Optional<Duration> rest) {
        var asked = rest.orElse(Duration.ZERO);
        var kept = asked.compareTo(LONGEST_REST) < 0 ? asked : LONGEST_REST;
        var current = last;
        if (current != null) {
            current.restFor(kept);
        }
        slots.widen(account, WIDENING, MOST_WIDENED, kept);
        log.warn(
                "Account {}: the API says that calls come too often; they are made {} ms further apart than usual",
                account,
                slots.widened(account).toMillis());
    }

    private Duration untilDue() {
        var wait = slots.untilDue(account);
        var longest = LONGEST_WAIT.plus(spacing);
        if (wait.compareTo(longest) > 0 && slots.bringForward(account, longest, LONGEST_START.plus(spacing))) {
            log.warn(
                    "Account {}: the next call was due in {} s, so the database's clock was set back; it is due in {} s now",
                    account,
                    wait.toSeconds(),
                    LONGEST_START.plus(spacing).toSeconds());
            return slots.untilDue(account);
        }
        return wait;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /** A taken slot. */
    final class Slot {

        private final CountDownLatch gone = new CountDownLatch(1);
        private final long taken;
        private volatile long started;
        private volatile long leftAt;
        private long restUntil;

        private Slot(long taken) {
            this.taken = taken;
            this.restUntil = taken;
        }

        /** Waits until the call may start; false when that is so late that the slot is not its own any more. */
        private boolean awaitStart() throws InterruptedException {
            for (var wait = untilStart(); wait.compareTo(Duration.ZERO) > 0; wait = untilStart()) {
                if (wait.compareTo(LONGEST_START.minus(SECOND)) > 0) {
                    return false;
                }
                pause.sleep(wait);
            }
            started = pause.nanoTime();
            return true;
        }

        private Duration untilStart() {
            var now = pause.nanoTime();
            var due = slots.untilDue(account).minus(LONGEST_START);
            var lead = shorter(Duration.ofNanos(quickest.get()), mostLead);
            return longer(longer(due, apart(now)).minus(lead), rest(now));
        }

        private synchronized Duration rest(long now) {
            return Duration.ofNanos(restUntil - now);
        }

        /** What was asked for while the call was on its way holds for the next slot as well. */
        private synchronized void restFor(Duration time) {
            restUntil = Math.max(restUntil, pause.nanoTime() + time.toNanos());
        }

        private void passOn() {
            var now = pause.nanoTime();
            var gap = spacing.plus(lateness.beforeAnyAnswer()).minusNanos(now - leftAt);
            var next = longer(gap, rest(now));
            if (lost()) {
                slots.keepFree(account, next);
            } else {
                slots.passOn(account, next, NARROWING);
            }
        }

        /** Whether the process was held up for so long that the slot is no longer its own. */
        boolean lost() {
            return pause.nanoTime() - taken > LONGEST_START.minus(SECOND).toNanos();
        }

        /** The call's last byte was handed to the connection. */
        void left() {
            leftAt = pause.nanoTime();
            leftLast = leftAt;
            quickest.accumulateAndGet(leftAt - started, (known, took) -> known == 0 ? took : Math.min(known, took));
            gone.countDown();
        }

        /** The call has its answer, so it arrived before now. */
        void answered() {
            var late = lateness.of(Duration.ofNanos(pause.nanoTime() - leftAt));
            if (leftAt == leftLast && !late.isZero()) {
                slots.putOff(account, late);
            }
        }

        /** The call is over, whether or not it ever left. */
        void ended() {
            if (gone.getCount() > 0) {
                left();
            }
        }
    }
}
