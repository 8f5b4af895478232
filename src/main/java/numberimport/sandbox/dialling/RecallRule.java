package numberimport.sandbox.dialling;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When a number is called again by itself: after which results, how many times at most, and how long after the end of the call
 * before (the n-th redial waits the n-th interval).
 */
public record RecallRule(Set<CallResult> results, int count, List<Duration> intervals) {

    private static final Duration USUAL_INTERVAL = Duration.ofMinutes(10);

    public RecallRule {
        results = Set.copyOf(results);
        intervals = List.copyOf(intervals);
    }

    /** How long to wait before the next redial; empty when there is none. */
    Optional<Duration> pauseAfter(CallResult result, int redials) {
        if (!results.contains(result) || redials >= count) {
            return Optional.empty();
        }
        return Optional.of(
                intervals.isEmpty() ? USUAL_INTERVAL : intervals.get(Math.min(redials, intervals.size() - 1)));
    }
}
