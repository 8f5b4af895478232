package numberimport.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A task to be created (callout-task API, "Create Automatic Callout Task"), as it goes over the wire; what is null is left out,
 * and the API's default holds: priority 10 (of 1 to 100), no redial, 600 seconds between redials. Policies are call results
 * joined by commas, {@code recallInterval} minutes joined by commas. An IllegalArgumentException says which value the API would
 * not take.
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewTask(
        String name,
        @Nullable String description,
        int taskType,
        long userGroupId,
        @Nullable Long forcePolicyId,
        @Nullable Integer priority,
        @Nullable Long workingTimeId,
        @Nullable String recallPolicy,
        @Nullable Integer recallCount,
        @Nullable String recallInterval,
        @Nullable String followOnPolicy,
        @Nullable String calloutNumber,
        @Nullable String callLimit) {

    public NewTask {
        Wanted.text("name", name);
        Wanted.between("task type", taskType, 1, 4);
        Wanted.positive("user group", userGroupId);
        Wanted.positive("policy", forcePolicyId);
        Wanted.between("priority", priority, 1, 100);
        Wanted.positive("working time", workingTimeId);
        Wanted.callResults("recall policy", recallPolicy);
        Wanted.between("recall count", recallCount, 0, Integer.MAX_VALUE);
        Wanted.minutes("recall interval", recallInterval);
        Wanted.callResults("follow-on policy", followOnPolicy);
        Wanted.callLimit(callLimit);
    }

    /** The same task under another name. */
    public NewTask named(String newName) {
        return new NewTask(
                newName,
                description,
                taskType,
                userGroupId,
                forcePolicyId,
                priority,
                workingTimeId,
                recallPolicy,
                recallCount,
                recallInterval,
                followOnPolicy,
                calloutNumber,
                callLimit);
    }
}
