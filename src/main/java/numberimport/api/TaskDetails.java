package numberimport.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A task as its details show it (callout-task API, "Data Structure - Automatic Outbound Call Task Details"), under the names of
 * reading: {@code scheduleId} was written as working_time_id, {@code redialTimes} as recall_count, {@code redialGuide} (minutes)
 * as recall_interval, {@code redialScene} as recall_policy, {@code redialMultiScene} as follow_on_policy. Rates are texts from
 * "0" to "1.0"; {@code createdAt} is ISO 8601 with an offset, as in "2017-11-02T20:13:40.000+08:00".
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
        long customerCount,
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
