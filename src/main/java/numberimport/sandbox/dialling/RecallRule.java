package numberimport.sandbox.dialling;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * When a number is called again by itself: after which results, how many times at most, and how long after the end of the call
 * before (the n-th redial waits the n-th interval).
 */
public record RecallRule(Set<CallResult> results, int count, List<Duration> intervals) {

    public RecallRule {
        results = Set.copyOf(results);
        intervals = List.copyOf(intervals);
    }
}
