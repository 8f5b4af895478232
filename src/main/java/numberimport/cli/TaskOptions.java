package numberimport.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import numberimport.api.NewTask;
import numberimport.api.TaskType;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Options of a task that is to be made: all that the API knows, but its name. */
final class TaskOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            converter = TypeConverter.class,
            description = "how it calls: precision, proportion, predictive or ivr, or 1 to 4; a new task needs it")
    private @Nullable TaskType type;

    @Option(
            names = "--user-group",
            paramLabel = "ID",
            description = "group of agents that takes its calls; a new task needs it")
    private @Nullable Long userGroup;

    @Option(names = "--description", paramLabel = "TEXT", description = "what the task is for")
    private @Nullable String description;

    @Option(names = "--policy", paramLabel = "ID", description = "routing policy (default: the default routing)")
    private @Nullable Long policy;

    @Option(
            names = "--priority",
            paramLabel = "1-100",
            description = "priority among the account's tasks (default: 10)")
    private @Nullable Integer priority;

    @Option(names = "--working-time", paramLabel = "ID", description = "working time in which it calls")
    private @Nullable Long workingTime;

    @Option(
            names = "--recall-policy",
            paramLabel = "RESULTS",
            description = "after which results a number is called again, joined by commas: customer_missed,"
                    + " agent_missed, customer_breakout, phone_outline, phone_busy")
    private @Nullable String recallPolicy;

    @Option(names = "--recall-count", paramLabel = "N", description = "how often it is called again (default: 0)")
    private @Nullable Integer recallCount;

    @Option(
            names = "--recall-interval",
            paramLabel = "1,2,3",
            description = "minutes before each time it is called again (default: 10)")
    private @Nullable String recallInterval;

    @Option(
            names = "--follow-on-policy",
            paramLabel = "RESULTS",
            description = "after which results the customer's next number is called, as for --recall-policy")
    private @Nullable String followOnPolicy;

    @Option(names = "--callout-number", paramLabel = "NUMBER", description = "relay number, which customers see")
    private @Nullable String calloutNumber;

    @Option(
            names = "--call-limit",
            paramLabel = "N",
            description = "how many calls it makes at once, at most as many as its relay number may")
    private @Nullable String callLimit;

    /** Whether none of them is set. */
    boolean untouched() {
        return Stream.of(
                        type,
                        userGroup,
                        description,
                        policy,
                        priority,
                        workingTime,
                        recallPolicy,
                        recallCount,
                        recallInterval,
                        followOnPolicy,
                        calloutNumber,
                        callLimit)
                .allMatch(Objects::isNull);
    }

    /** The task under this name; what is missing or can't be used is an error of usage. */
    NewTask toNewTask(String name) {
        if (type == null) {
            throw usage("Missing option: --type precision|proportion|predictive|ivr, how the new task calls.");
        }
        if (userGroup == null) {
            throw usage("Missing option: --user-group ID, the group of agents that takes the new task's calls.");
        }
        try {
            return newTask(name, type, userGroup);
        } catch (IllegalArgumentException e) {
            throw usage(Words.sentence(String.valueOf(e.getMessage())));
        }
    }

    /** The same for a server, in the words of its interface. */
    Map<String, Object> toWish(String name) {
        var wish = new LinkedHashMap<String, Object>();
        wish.put("name", name);
        FileOptions.put(wish, "type", type == null ? null : type.name().toLowerCase(Locale.ROOT));
        FileOptions.put(wish, "userGroup", userGroup);
        FileOptions.put(wish, "description", description);
        FileOptions.put(wish, "policy", policy);
        FileOptions.put(wish, "priority", priority);
        FileOptions.put(wish, "workingTime", workingTime);
        FileOptions.put(wish, "recallPolicy", recallPolicy);
        FileOptions.put(wish, "recallCount", recallCount);
        FileOptions.put(wish, "recallInterval", recallInterval);
        FileOptions.put(wish, "followOnPolicy", followOnPolicy);
        FileOptions.put(wish, "calloutNumber", calloutNumber);
        FileOptions.put(wish, "callLimit", callLimit);
        return wish;
    }

    private NewTask newTask(String name, TaskType calls, long group) {
        return new NewTask(
                name,
                description,
                calls.code(),
                group,
                policy,
                priority,
                workingTime,
                recallPolicy,
                recallCount,
                recallInterval,
                followOnPolicy,
                calloutNumber,
                callLimit);
    }

    private ParameterException usage(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    /** A type by its name or its number at the API. */
    static final class TypeConverter implements ITypeConverter<TaskType> {

        @Override
        public TaskType convert(String text) {
            return TaskType.named(text)
                    .or(() -> numbered(text))
                    .orElseThrow(() -> new TypeConversionException("\"" + text.toLowerCase(Locale.ROOT)
                            + "\" is no type of task, expected precision, proportion, predictive, ivr or 1 to 4"));
        }

        private static Optional<TaskType> numbered(String text) {
            return text.matches("[1-9]") ? TaskType.of(Integer.parseInt(text)) : Optional.empty();
        }
    }
}
