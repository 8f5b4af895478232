package numberimport.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A task as its details show it (callout-task API, "Data Structure - Automatic Outbound Call Task Details"), under the names of
 * reading, which are not those of writing. Counts are since the task was made.
 *
 * @param id the task's number in its account, from 1
 * @param name the task's name; empty where the API gives none
 * @param status 1 enabled, 2 closed, 3 stopping
 * @param callLimit how many calls it makes at once, at most what its relay number may; written as a text
 * @param calloutNumber the relay number that customers see
 * @param taskType how it calls: 1 precision, 2 proportion, 3 predictive, 4 simple IVR
 * @param forcePolicyId the routing policy; null for the default routing
 * @param userGroupId the group of agents that takes its calls
 * @param description what the task is for
 * @param createdAt ISO 8601 with an offset, as in "2017-11-02T20:13:40.000+08:00"
 * @param scheduleId the working time in which it calls, written as working_time_id
 * @param redialTimes how often a customer is called again, written as recall_count
 * @param redialGuide minutes before each redial, written as recall_interval, joined by commas
 * @param redialScene call results that lead to a redial, written as recall_policy, joined by commas
 * @param redialMultiScene call results after which the customer's next number is called, written as follow_on_policy
 * @param priority 1 to 100, 10 by default
 * @param forcePolicyName the routing policy's name
 * @param scheduleName the working time's name
 * @param customerCount customers in its pool, at most 1,000,000; null where the API leaves it out
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
public record TaskDetails(
        long id,
        String name,
        int status,
        @Nullable Integer callLimit,
        @Nullable String calloutNumber,
        int taskType,
        @Nullable Long forcePolicyId,
        @Nullable Long userGroupId,
        @Nullable String description,
        @Nullable String createdAt,
        @Nullable Long scheduleId,
        int redialTimes,
        List<String> redialGuide,
        List<String> redialScene,
        List<String> redialMultiScene,
        @Nullable Integer priority,
        @Nullable String forcePolicyName,
        @Nullable String scheduleName,
        @Nullable Long customerCount,
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

    public TaskDetails {
        name = name == null ? "" : name;
        redialGuide = redialGuide == null ? List.of() : List.copyOf(redialGuide);
        redialScene = redialScene == null ? List.of() : List.copyOf(redialScene);
        redialMultiScene = redialMultiScene == null ? List.of() : List.copyOf(redialMultiScene);
    }

    /** What the status on the wire means. */
    public TaskStatus state() {
        return TaskStatus.of(status);
    }
}
