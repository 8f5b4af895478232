package numberimport.api;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A number in a task's pool (callout-task API, "Number Pool Structure"); custom fields are not shown there.
 *
 * @param id the number's place in the pool: rising, with holes
 * @param name the customer's name
 * @param cellphone the number as it was added; several numbers of one customer are joined by commas
 * @param description what was said of the customer
 * @param callCount how often it was called
 * @param customerAnswerCount how often the customer answered
 * @param agentAnswerCount how often an agent answered then
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
