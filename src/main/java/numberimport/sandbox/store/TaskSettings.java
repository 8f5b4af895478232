package numberimport.sandbox.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a task is created with, in the words of the request; intervals are in minutes, results as the API spells them. */
public record TaskSettings(
        String name,
        @Nullable String description,
        int taskType,
        long userGroupId,
        @Nullable Long forcePolicyId,
        @Nullable Long workingTimeId,
        int priority,
        List<String> recallPolicy,
        int recallCount,
        List<String> recallInterval,
        List<String> followOnPolicy,
        @Nullable String calloutNumber,
        @Nullable Integer callLimit) {

    public TaskSettings {
        recallPolicy = List.copyOf(recallPolicy);
        recallInterval = List.copyOf(recallInterval);
        followOnPolicy = List.copyOf(followOnPolicy);
    }

    /** The same with what an update may change. */
    public TaskSettings with(
            String newName,
            @Nullable String newDescription,
            @Nullable String newCalloutNumber,
            @Nullable Integer newCallLimit) {
        return new TaskSettings(
                newName,
                newDescription,
                taskType,
                userGroupId,
                forcePolicyId,
                workingTimeId,
                priority,
                recallPolicy,
                recallCount,
                recallInterval,
                followOnPolicy,
                newCalloutNumber,
                newCallLimit);
    }
}
