package numberimport.sandbox.dialling;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The fate of every call. It follows from the seed, the customer's id and the number of the customer's call alone, whenever the
 * call is made and whatever was called before; a script may set its result. All odds and times are our definition.
 */
final class Outcomes {

    private static final double OUTLINE = 0.04;
    private static final double BUSY = 0.08;
    private static final double MISSED = 0.33;
    private static final double HANGS_UP_ON_AGENTS = 0.04;
    private static final double HANGS_UP_ON_MESSAGE = 0.10;
    private static final double AGENT_MISSES = 0.03;

    private final long seed;
    private final ScriptedResults script;

    Outcomes(long seed, ScriptedResults script) {
        this.seed = seed;
        this.script = script;
    }

    /** The fate of the customer's next call. */
    Fate of(TaskType type, Customer customer) {
        var scripted = script.result(customer.phone(), customer.callsOfPhone() + 1);
        var random = new SplittableRandom(mix(mix(mix(seed) + customer.id()) + customer.calls()));
        var drawn = lineResult(random.nextDouble());
        var result = scripted.isPresent() ? scripted.filter(known -> !known.answered()) : drawn;
        var fate = type.usesAgents() ? conversation(result, random) : message(result, random);
        return scripted.filter(CallResult::answered).map(fate::answeredFor).orElse(fate);
    }

    private static Optional<CallResult> lineResult(double draw) {
        if (draw < OUTLINE) {
            return Optional.of(CallResult.PHONE_OUTLINE);
        }
        if (draw < OUTLINE + BUSY) {
            return Optional.of(CallResult.PHONE_BUSY);
        }
        return draw < OUTLINE + BUSY + MISSED ? Optional.of(CallResult.CUSTOMER_MISSED) : Optional.empty();
    }

    private static Fate conversation(Optional<CallResult> unanswered, SplittableRandom random) {
        return new Fate(
                unanswered,
                ring(unanswered, random),
                random.nextDouble() < HANGS_UP_ON_AGENTS,
                seconds(random, 1, 3),
                seconds(random, 5, 15),
                random.nextDouble() >= AGENT_MISSES,
                seconds(random, 10, 20),
                seconds(random, 20, 180));
    }

    private static Fate message(Optional<CallResult> unanswered, SplittableRandom random) {
        return new Fate(
                unanswered,
                ring(unanswered, random),
                random.nextDouble() < HANGS_UP_ON_MESSAGE,
                seconds(random, 1, 9),
                Duration.ZERO,
                true,
                Duration.ZERO,
                seconds(random, 10, 40));
    }

    private static Duration ring(Optional<CallResult> unanswered, SplittableRandom random) {
        if (unanswered.isEmpty()) {
            return seconds(random, 4, 20);
        }
        return unanswered.get() == CallResult.CUSTOMER_MISSED ? seconds(random, 25, 35) : seconds(random, 1, 4);
    }

    private static Duration seconds(SplittableRandom random, int least, int most) {
        return Duration.ofMillis(random.nextLong(1000L * least, 1000L * most + 1));
    }

    // The finishing step of SplitMix64: neighbouring ids end far apart.
    private static long mix(long value) {
        var mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
