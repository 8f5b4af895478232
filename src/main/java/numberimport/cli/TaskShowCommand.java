package numberimport.cli;

import numberimport.api.CalloutTaskApi;
import numberimport.api.TaskDetails;
import numberimport.pipeline.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code task show}: everything that the API tells about one task. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "Shows one task: settings, counts and rates.")
final class TaskShowCommand extends OneTaskCommand {

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Override
    int work(Output out, Settings settings) {
        return server.given()
                ? tell(out, server.remote(settings).tasks(account()).show(task))
                : super.work(out, settings);
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
