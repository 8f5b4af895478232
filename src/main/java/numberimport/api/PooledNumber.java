package numberimport.api;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A number in a task's pool (callout-task API, "Number Pool Structure"), with how often it was called, and how often the
 * customer and then an agent answered; custom fields are not shown there. Ids rise.
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record PooledNumber(
        long id,
        @Nullable String name,
        String cellphone,
        @Nullable String description,
        int callCount,
        int customerAnswerCount,
        int agentAnswerCount) {

    public PooledNumber {
        cellphone = cellphone == null ? "" : cellphone;
    }

    /** A number that was not called yet. */
    public static PooledNumber uncalled(long id, String cellphone) {
        return new PooledNumber(id, null, cellphone, null, 0, 0, 0);
    }
}
