package numberimport.cli;

import numberimport.api.CalloutTaskApi;
import numberimport.api.TaskDetails;
import numberimport.remote.RemoteTasks;
import picocli.CommandLine.Command;

/** {@code task show}: everything that the API tells about one task. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "Shows one task: settings, counts and rates.")
final class TaskShowCommand extends OneTaskCommand {

    @Override
    int there(Output out, RemoteTasks tasks) {
        return tell(out, tasks.show(task));
    }

    @Override
    int run(Output out, CalloutTaskApi api) {
        return tell(out, api.task(task));
    }

    private static int tell(Output out, TaskDetails details) {
        if (out.json()) {
            out.json(details);
        } else {
            out.result(TaskSheet.of(details));
        }
        return 0;
    }
}
