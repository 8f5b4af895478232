package numberimport.cli;

import numberimport.api.ApiException;
import numberimport.api.CalloutTaskApi;
import numberimport.api.NewTask;
import numberimport.pipeline.ApiProblems;
import numberimport.pipeline.ProblemException;
import numberimport.remote.RemoteTasks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code task create}: a new task, closed and empty. */
@Command(name = "create", mixinStandardHelpOptions = true, description = "Makes a task, closed and empty.")
final class TaskCreateCommand extends ApiCommand {

    private static final String LOOK = "look whether it is there before trying again: number-import task list";

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "name of the task")
    private String name = "";

    @Mixin
    private TaskOptions options = new TaskOptions();

    @Override
    void requireUsable() {
        wanted();
    }

    @Override
    int there(Output out, RemoteTasks tasks) {
        return once(() -> tell(out, tasks.create(options.toWish(name)).id()), "the task was created", LOOK);
    }

    @Override
    int run(Output out, CalloutTaskApi api) {
        return tell(out, api.create(wanted()));
    }

    private int tell(Output out, long id) {
        if (out.json()) {
            out.json(new TaskId(id));
        } else {
            out.result("Created task " + id + " \"" + ForeignText.line(name)
                    + "\", closed and empty. To import into it: number-import import FILE -t " + id + server().hint());
        }
        return 0;
    }

    @Override
    ProblemException problem(ApiException e) {
        return e.mayHaveWorked() ? ApiProblems.unsure(e, "the task was created", LOOK) : super.problem(e);
    }

    private NewTask wanted() {
        return options.toNewTask(name);
    }
}
