package numberimport.cli;

import numberimport.api.CalloutTaskApi;
import picocli.CommandLine.Command;

/** {@code task open}: calling begins. */
@Command(name = "open", mixinStandardHelpOptions = true, description = "Enables a task: calling begins.")
final class TaskOpenCommand extends SwitchCommand {

    @Override
    int run(Output out, CalloutTaskApi api) {
        var changed = change(api, true);
        return tell(out, api.task(task), changed, changed ? "; calling begins" : "");
    }
}
