package numberimport.submission;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Measures the calls of add_numbers of one run, for whoever watches this process: how they ended, how long their answers took, and how
 * far apart they began. No meter knows a number, a file or a run.
 */
final class CallMeter {

    private static final Duration LEAST_GAP = Duration.ofSeconds(1);

    private final String account;
    private final Timer gaps;
    private final Counter violations;
    private @Nullable Instant last;

    CallMeter(String account) {
        this.account = account;
        this.gaps = Timer.builder("numberimport.call.gap")
                .description("Time between the beginnings of two calls of add_numbers of a run")
                .tag("account", account)
                .serviceLevelObjectives(LEAST_GAP)
                .register(Metrics.globalRegistry);
        this.violations = Counter.builder("numberimport.call.gap.violations")
                .description("Calls that began less than a second after the one before; has to stay 0")
                .tag("account", account)
                .register(Metrics.globalRegistry);
    }

    synchronized void called(Instant started, Instant answered, BatchOutcome outcome) {
        Timer.builder("numberimport.calls")
                .description("Calls of add_numbers, until their answers")
                .tag("account", account)
                .tag("outcome", word(outcome))
                .register(Metrics.globalRegistry)
                .record(Duration.between(started, answered));
        if (last != null && !started.isBefore(last)) {
            var gap = Duration.between(last, started);
            gaps.record(gap);
            if (gap.compareTo(LEAST_GAP) < 0) {
                violations.increment();
            }
        }
        last = last == null || started.isAfter(last) ? started : last;
    }

    private static String word(BatchOutcome outcome) {
        if (outcome instanceof BatchOutcome.Acknowledged taken) {
            return taken.refused().isEmpty() ? "accepted" : "accepted_in_part";
        }
        if (outcome instanceof BatchOutcome.TurnedAway) {
            return "turned_away";
        }
        return outcome instanceof BatchOutcome.TooOften ? "too_often" : "in_doubt";
    }
}
