package numberimport.cli;

import numberimport.api.ApiException;
import numberimport.api.CalloutTaskApi;
import numberimport.pipeline.ProblemException;
import picocli.CommandLine.Command;

/** {@code task open}: calling begins. */
@Command(name = "open", mixinStandardHelpOptions = true, description = "Enables a task: calling begins.")
final class TaskOpenCommand extends SwitchCommand {

    @Override
    int run(Output out, CalloutTaskApi api) {
        var changed = change(api, true);
        return tell(out, api.task(task), changed, changed ? "; calling begins" : "");
    }

    @Override
    ProblemException problem(ApiException e) {
        return problem(e, "the task is enabled and calls");
    }
}
