package numberimport.cli;

import numberimport.api.ApiException;
import numberimport.pipeline.ApiProblems;
import numberimport.pipeline.ProblemException;
import picocli.CommandLine.Parameters;

/** A command about one task. */
abstract class OneTaskCommand extends ApiCommand {

    @Parameters(paramLabel = "TASK", description = "id of the task")
    long task;

    @Override
    void requireUsable() {
        if (task < 1) {
            throw usage("TASK is " + task + ", expected the id of a task, from 1.");
        }
    }

    @Override
    ProblemException problem(ApiException e) {
        return ApiProblems.of(task, e);
    }
}
