package numberimport.cli;

import numberimport.api.ApiException;
import numberimport.api.CalloutTaskApi;
import numberimport.api.TaskDetails;
import numberimport.pipeline.ProblemException;
import numberimport.remote.RemoteTasks;
import picocli.CommandLine.Command;

/** {@code task open}: calling begins. */
@Command(name = "open", mixinStandardHelpOptions = true, description = "Enables a task: calling begins.")
final class TaskOpenCommand extends SwitchCommand {

    @Override
    int run(Output out, CalloutTaskApi api) {
        var changed = change(api, true);
        return tell(out, api.task(task), changed);
    }

    @Override
    int there(Output out, RemoteTasks tasks) {
        var before = tasks.show(task);
        var now = tasks.open(task, true);
        return tell(out, now, now.status() != before.status());
    }

    private int tell(Output out, TaskDetails now, boolean changed) {
        return tell(out, now, changed, changed ? "; calling begins" : "");
    }

    @Override
    ProblemException problem(ApiException e) {
        return problem(e, "the task is enabled and calls");
    }
}
