package numberimport.sandbox.dialling;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A task's counts and rates as the callout-task API shows them ("Data Structure - Automatic Outbound Call Task"). The document
 * names them without saying how they are made; these are our definitions:
 *
 * <ul>
 *   <li>executed: calls that have ended. (The document's example has 6 executed for 2 customers: so calls, not customers.)
 *   <li>customer answers: calls that the customer answered: success, agent_missed, customer_breakout;
 *   <li>agent answers: calls that an agent took: success, except in an IVR task, which has no agents;
 *   <li>call success rate: customer answers / executed;
 *   <li>agent answer rate: agent answers / customer answers;
 *   <li>disturb rate: customer answers that no agent took / customer answers; 0 in an IVR task;
 *   <li>agent use rate: talk time in this task / time agents were there for it, at most 1, as calls may outlast working time;
 *   <li>minute rates: the call success, agent use and disturb rate of the last ten minutes.
 * </ul>
 *
 * A rate over nothing is 0.0. Rates are written as the document writes them, such as 0.67 and 1.0: at most four digits after the
 * point, at least one.
 */
public record Figures(
        long executed,
        long customerAnswers,
        long agentAnswers,
        String callSuccessRate,
        String agentAnswerRate,
        String agentUseRate,
        String disturbRate,
        String minuteCallRate,
        String minuteAgentUseRate,
        String minuteDisturbRate) {

    private static final Duration OTHER_RECENT_MINUTES = Duration.ofMinutes(9);

    /** The figures of a task by its sums over all its time, and over the last ten minutes. */
    public static Figures of(TaskType type, Tally all, Tally recent) {
        return new Figures(
                all.calls(),
                all.customerAnswers(),
                all.agentAnswers(),
                callRate(all),
                rate(all.agentAnswers(), all.customerAnswers()),
                useRate(all),
                disturbRate(type, all),
                callRate(recent),
                useRate(recent),
                disturbRate(type, recent));
    }

    /** The first of the last ten minutes, the last of which is the one that is running. */
    public static Instant recentFrom(Instant now) {
        return now.truncatedTo(ChronoUnit.MINUTES).minus(OTHER_RECENT_MINUTES);
    }

    private static String callRate(Tally sums) {
        return rate(sums.customerAnswers(), sums.calls());
    }

    private static String useRate(Tally sums) {
        return rate(Math.min(sums.talkMillis(), sums.agentMillis()), sums.agentMillis());
    }

    private static String disturbRate(TaskType type, Tally sums) {
        return rate(type.usesAgents() ? sums.customerAnswers() - sums.agentAnswers() : 0, sums.customerAnswers());
    }

    private static String rate(long part, long whole) {
        if (whole == 0) {
            return "0.0";
        }
        var exact = BigDecimal.valueOf(part)
                .divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return exact.setScale(Math.max(1, exact.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }
}
