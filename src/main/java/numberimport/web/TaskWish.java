package numberimport.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import numberimport.api.NewTask;
import numberimport.api.TaskType;
import org.jspecify.annotations.Nullable;

/**
 * A callout task that somebody wants to be made, in the words of the command line; what is left out is as the API has it by default.
 *
 * @param type how it calls: precision, proportion, predictive or ivr
 * @param userGroup the group of agents that takes its calls
 * @param priority 1 to 100
 * @param recallPolicy results after which a number is called again, joined by commas, such as customer_missed,phone_busy
 * @param recallInterval minutes before each time it is called again, joined by commas
 */
public record TaskWish(
        @Nullable String name,
        @Nullable String type,
        @Nullable Long userGroup,
        @Nullable String description,
        @Nullable Long policy,
        @Nullable Integer priority,
        @Nullable Long workingTime,
        @Nullable String recallPolicy,
        @Nullable Integer recallCount,
        @Nullable String recallInterval,
        @Nullable String followOnPolicy,
        @Nullable String calloutNumber,
        @Nullable Integer callLimit) {

    /** For a form that nobody has filled in yet. */
    public static final TaskWish NONE =
            new TaskWish(null, null, null, null, null, null, null, null, null, null, null, null, null);

    NewTask toNewTask() {
        if (name == null) {
            throw new IllegalArgumentException("The name is missing, expected what the new task is to be called.");
        }
        if (userGroup == null) {
            throw new IllegalArgumentException(
                    "The userGroup is missing, expected the number of the group of agents that takes the calls.");
        }
        return new NewTask(
                name,
                description,
                taskType().code(),
                userGroup,
                policy,
                priority,
                workingTime,
                recallPolicy,
                recallCount,
                recallInterval,
                followOnPolicy,
                calloutNumber,
                callLimit == null ? null : callLimit.toString());
    }

    private TaskType taskType() {
        return Optional.ofNullable(type)
                .flatMap(TaskType::named)
                .orElseThrow(() -> new IllegalArgumentException("The type is "
                        + (type == null ? "missing" : "\"" + type + "\"") + ", expected "
                        + Arrays.stream(TaskType.values())
                                .map(each -> each.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + "."));
    }
}
