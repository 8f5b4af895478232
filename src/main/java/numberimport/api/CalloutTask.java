package numberimport.api;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A task as the list shows it (callout-task API, "Data Structure - Automatic Outbound Call Task"). Counts are of customers and
 * calls since the task was made; rates are texts from "0" to "1.0", those of a minute over the last ten minutes;
 * {@code createdAt} is China's time without an offset, as in "2017-10-21 11:22:33".
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
