package numberimport.cli;

import numberimport.api.CalloutTaskApi;
import picocli.CommandLine.Command;

/** {@code task show}: everything that the API tells about one task. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "Shows one task: settings, counts and rates.")
final class TaskShowCommand extends OneTaskCommand {

    @Override
    int run(Output out, CalloutTaskApi api) {
        var details = api.task(task);
        if (out.json()) {
            out.json(details);
        } else {
            out.result(TaskSheet.of(details));
        }
        return 0;
    }
}
