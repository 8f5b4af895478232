package numberimport.sandbox.dialling;

import java.time.Duration;
import java.util.Optional;

/**
 * How a call goes as far as its customer and the agent decide, all of it known beforehand: what nobody's answer ends it with, if
 * so, and how long it rings; whether and how soon the customer hangs up without having heard anyone; how long the customer
 * waits for an agent; whether the agent picks up, and else how long that takes to show; how long they talk, or the message lasts.
 */
record Fate(
        Optional<CallResult> unanswered,
        Duration ring,
        boolean hangsUp,
        Duration untilHangUp,
        Duration patience,
        boolean agentPicksUp,
        Duration agentRing,
        Duration talk) {

    private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofDays(1);

    /** The same call with an answer that leads to the given result. */
    Fate answeredFor(CallResult result) {
        return new Fate(
                Optional.empty(),
                ring,
                result == CallResult.CUSTOMER_BREAKOUT,
                untilHangUp,
                AS_LONG_AS_IT_TAKES,
                result != CallResult.AGENT_MISSED,
                agentRing,
                talk);
    }
}
