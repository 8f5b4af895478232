package numberimport.api;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A task as the list shows it (callout-task API, "Data Structure - Automatic Outbound Call Task"). Counts are since the task was
 * made.
 *
 * @param id the task's number in its account, from 1
 * @param name the task's name; empty where the API gives none
 * @param description what the task is for
 * @param taskType how it calls: 1 precision, 2 proportion, 3 predictive, 4 simple IVR
 * @param calloutNumber the relay number that customers see
 * @param userGroupId the group of agents that takes its calls
 * @param customerCount customers in its pool, at most 1,000,000
 * @param createdAt China's time without an offset, as in "2017-10-21 11:22:33"
 * @param status 1 enabled, 2 closed, 3 stopping
 * @param executeCustomerCount calls that have been made; the document's example has more of them than customers
 * @param customerAnswerCount calls that a customer answered
 * @param agentAnswerCount calls that an agent answered then
 * @param callSuccessRate share of calls that a customer answered, "0" to "1.0"
 * @param agentAnswerRate share of answered calls that an agent took, "0" to "1.0"
 * @param agentUseRate share of their time that agents talked, "0" to "1.0"
 * @param disturbRate share of answered calls that no agent took, "0" to "1.0"
 * @param minuteCallRate the success rate of the last ten minutes
 * @param minuteAgentUseRate the agents' use of the last ten minutes; the document's table swaps its label with the next one's
 * @param minuteDisturbRate the disturbance rate of the last ten minutes
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record CalloutTask(
        long id,
        String name,
        @Nullable String description,
        int taskType,
        @Nullable String calloutNumber,
        @Nullable Long userGroupId,
        long customerCount,
        @Nullable String createdAt,
        int status,
        long executeCustomerCount,
        long customerAnswerCount,
        long agentAnswerCount,
        @Nullable String callSuccessRate,
        @Nullable String agentAnswerRate,
        @Nullable String agentUseRate,
        @Nullable String disturbRate,
        @Nullable String minuteCallRate,
        @Nullable String minuteAgentUseRate,
        @Nullable String minuteDisturbRate) {

    public CalloutTask {
        name = name == null ? "" : name;
    }

    /** What the status on the wire means. */
    public TaskStatus state() {
        return TaskStatus.of(status);
    }
}
