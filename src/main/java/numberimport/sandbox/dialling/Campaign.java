package numberimport.sandbox.dialling;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A task that is enabled, or stopping until its calls have ended; a stopping one starts no call. Priority is 1 to 100, and the
 * higher one takes a free line or agent first.
 */
public record Campaign(
        long task,
        TaskType type,
        boolean stopping,
        int priority,
        Line line,
        int callLimit,
        AgentGroup agents,
        WorkingTime workingTime,
        RecallRule recall,
        Set<CallResult> followOn) {

    public Campaign {
        followOn = Set.copyOf(followOn);
    }

    /** The next call after one that has ended; the customer's next phone comes before a redial of the same. */
    Optional<EndedCall.NextCall> next(Customer called, CallResult result, Instant endedAt) {
        if (followOn.contains(result) && called.hasFurtherPhone()) {
            return Optional.of(new EndedCall.NextCall(called.position() + 1, 0, endedAt));
        }
        return recall.pauseAfter(result, called.redials())
                .map(pause -> new EndedCall.NextCall(called.position(), called.redials() + 1, endedAt.plus(pause)));
    }

    /** A company's relay number, which all its tasks share, and how many calls it carries at once. */
    public record Line(long company, String number, int mostCalls) {}

    /** A company's group of agents, which all its tasks share. */
    public record AgentGroup(long company, long id, int size) {}
}
