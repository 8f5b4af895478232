package numberimport.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A task to be created (callout-task API, "Create Automatic Callout Task"), as it goes over the wire; what is null is left out,
 * and the API's default holds. An IllegalArgumentException says which value the API would not take.
 *
 * @param name the task's name, not blank; else code 206205
 * @param description what the task is for
 * @param taskType 1 precision, 2 proportion, 3 predictive, 4 simple IVR; else code 206203
 * @param userGroupId the group of agents that takes its calls; code 206204 where there is none
 * @param forcePolicyId the routing policy, by default the default routing; code 206206 where there is none
 * @param priority 1 to 100, by default 10
 * @param workingTimeId the working time in which it calls; code 206207 where there is none
 * @param recallPolicy call results that lead to a redial, joined by commas
 * @param recallCount how often a customer is called again, by default 0
 * @param recallInterval minutes before the first, second, … redial, joined by commas; by default 600 seconds each
 * @param followOnPolicy call results after which the customer's next number is called, joined by commas
 * @param calloutNumber the relay number that customers see; code 503001 where it is not the company's
 * @param callLimit how many calls it makes at once, as a text; code 503002 where that is more than the relay number may
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
