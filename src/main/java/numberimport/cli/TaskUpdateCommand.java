package numberimport.cli;

import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.stream.Stream;
import numberimport.api.CalloutTaskApi;
import numberimport.api.TaskChange;
import numberimport.remote.RemoteTasks;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code task update}: another name, description, relay number or limit of calls. */
@Command(
        name = "update",
        mixinStandardHelpOptions = true,
        description = "Changes what is given; everything else stays as it is.")
final class TaskUpdateCommand extends OneTaskCommand {

    private static final String ANY_NAME = "any";

    @Option(names = "--name", paramLabel = "NAME", description = "another name")
    private @Nullable String name;

    @Option(names = "--description", paramLabel = "TEXT", description = "another description")
    private @Nullable String description;

    @Option(names = "--callout-number", paramLabel = "NUMBER", description = "another relay number")
    private @Nullable String calloutNumber;

    @Option(names = "--call-limit", paramLabel = "N", description = "how many calls it makes at once")
    private @Nullable String callLimit;

    @Override
    void requireUsable() {
        super.requireUsable();
        if (Stream.of(name, description, calloutNumber, callLimit).allMatch(Objects::isNull)) {
            throw usage(
                    "Nothing to change, expected at least one of --name, --description, --callout-number, --call-limit.");
        }
        change(name == null ? ANY_NAME : name);
    }

    @Override
    int run(Output out, CalloutTaskApi api) {
        // The API wants the name with every change.
        var given = name == null ? api.task(task).name() : name;
        if (given.isBlank()) {
            throw usage("The API wants the name with every change and gives none for task " + task + ": add --name.");
        }
        api.update(task, change(given));
        return tell(out, given);
    }

    @Override
    int there(Output out, RemoteTasks tasks) {
        var wish = new LinkedHashMap<String, Object>();
        FileOptions.put(wish, "name", name);
        FileOptions.put(wish, "description", description);
        FileOptions.put(wish, "calloutNumber", calloutNumber);
        FileOptions.put(wish, "callLimit", callLimit);
        return tell(out, tasks.update(task, wish).name());
    }

    private int tell(Output out, String nameNow) {
        if (out.json()) {
            out.json(new TaskId(task));
        } else {
            out.result("Changed task " + task + " \"" + ForeignText.line(nameNow) + "\".");
        }
        return 0;
    }

    private TaskChange change(String newName) {
        try {
            return new TaskChange(newName, description, calloutNumber, callLimit);
        } catch (IllegalArgumentException e) {
            throw usage(Words.sentence(String.valueOf(e.getMessage())));
        }
    }
}
