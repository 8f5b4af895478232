package numberimport.cli;

import numberimport.api.ApiException;
import numberimport.api.CalloutTaskApi;
import numberimport.api.NewTask;
import numberimport.pipeline.ApiProblems;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.Problem;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.Settings;
import numberimport.remote.RemoteTasks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code task create}: a new task, closed and empty. */
@Command(name = "create", mixinStandardHelpOptions = true, description = "Makes a task, closed and empty.")
final class TaskCreateCommand extends ApiCommand {

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "name of the task")
    private String name = "";

    @Mixin
    private TaskOptions options = new TaskOptions();

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Override
    void requireUsable() {
        wanted();
    }

    @Override
    int work(Output out, Settings settings) {
        return server.given() ? there(out, server.remote(settings).tasks(account())) : super.work(out, settings);
    }

    private int there(Output out, RemoteTasks tasks) {
        try {
            return tell(out, tasks.create(options.toWish(name)).id());
        } catch (ProblemException e) {
            throw e.problem().exit() == ExitCode.API_FAILED ? unsure(e.problem()) : e;
        }
    }

    /** The answer was lost, here or there: asking again could make a second task. */
    private static ProblemException unsure(Problem problem) {
        return new ProblemException(new Problem(
                "OUTCOME_UNKNOWN",
                problem.message() + " It is not known whether the task was created.",
                "look whether it is there before trying again: number-import task list --server …",
                ExitCode.API_FAILED));
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
                    + "\", closed and empty. To import into it: number-import import FILE -t " + id + server.hint());
        }
        return 0;
    }

    @Override
    ProblemException problem(ApiException e) {
        return e.mayHaveWorked()
                ? ApiProblems.unsure(
                        e,
                        "the task was created",
                        "look whether it is there before trying again: number-import task list")
                : super.problem(e);
    }

    private NewTask wanted() {
        return options.toNewTask(name);
    }
}
