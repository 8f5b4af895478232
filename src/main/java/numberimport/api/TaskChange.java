package numberimport.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What is to change about a task (callout-task API, "Update Automatic Callout Task"); the name is always sent, what is null is
 * left out and stays. An IllegalArgumentException says which value the API would not take.
 *
 * @param name the task's name, not blank; else code 206205
 * @param description what the task is for
 * @param calloutNumber the relay number that customers see; code 503001 where it is not the company's
 * @param callLimit how many calls it makes at once, as a text; code 503002 where that is more than the relay number may
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TaskChange(
        String name,
        @Nullable String description,
        @Nullable String calloutNumber,
        @Nullable String callLimit) {

    public TaskChange {
        Wanted.text("name", name);
        Wanted.callLimit(callLimit);
    }
}
