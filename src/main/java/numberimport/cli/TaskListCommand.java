package numberimport.cli;

import java.util.Locale;
import java.util.function.Consumer;
import numberimport.api.ApiException;
import numberimport.api.CalloutTask;
import numberimport.api.CalloutTaskApi;
import numberimport.api.TaskStatus;
import numberimport.remote.RemoteTasks;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code task list}: the account's tasks; from the API page by page. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the tasks of the account.")
final class TaskListCommand extends ApiCommand {

    private static final Columns COLUMNS = new Columns()
            .right(8, "ID")
            .left(30, "NAME")
            .left(9, "STATUS")
            .left(10, "TYPE")
            .right(10, "CUSTOMERS")
            .right(10, "CALLED")
            .right(10, "ANSWERED")
            .right(8, "SUCCESS");

    @Option(names = "--status", paramLabel = "enabled|closed|stopping", description = "only tasks of this status")
    private @Nullable StatusChoice status;

    private enum StatusChoice {
        enabled,
        closed,
        stopping
    }

    @Override
    int there(Output out, RemoteTasks tasks) {
        return list(out, action -> tasks.all().stream().filter(this::wanted).forEachOrdered(action));
    }

    @Override
    int run(Output out, CalloutTaskApi api) {
        return list(out, action -> forEach(api, action));
    }

    private int list(Output out, Consumer<Consumer<CalloutTask>> tasks) {
        if (out.json()) {
            return out.list(JsonList.Frame.of("tasks"), tasks);
        }
        var count = new long[1];
        tasks.accept(task -> {
            if (count[0]++ == 0) {
                out.result(COLUMNS.header());
            }
            out.result(line(task));
        });
        if (count[0] == 0) {
            out.result(status == null ? "No tasks yet." : "No task is " + status + ".");
        }
        return 0;
    }

    private void forEach(CalloutTaskApi api, Consumer<CalloutTask> action) {
        try (var tasks = api.tasks()) {
            tasks.filter(this::wanted).forEachOrdered(action);
        } catch (ApiException e) {
            throw problem(e);
        }
    }

    private boolean wanted(CalloutTask task) {
        return status == null
                || task.state() == TaskStatus.valueOf(status.name().toUpperCase(Locale.ROOT));
    }

    private static String line(CalloutTask task) {
        return COLUMNS.line(
                String.valueOf(task.id()),
                task.name(),
                TaskWords.status(task.status()),
                TaskWords.type(task.taskType()),
                Words.number(task.customerCount()),
                Words.number(task.executeCustomerCount()),
                Words.number(task.customerAnswerCount()),
                TaskWords.rate(task.callSuccessRate()));
    }
}
