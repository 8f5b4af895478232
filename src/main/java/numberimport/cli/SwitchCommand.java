package numberimport.cli;

import numberimport.api.ApiError;
import numberimport.api.ApiException;
import numberimport.api.CalloutTaskApi;
import numberimport.api.TaskDetails;
import numberimport.pipeline.ApiProblems;
import numberimport.pipeline.ProblemException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A command that opens or closes a task; one that is so already is as good. */
abstract class SwitchCommand extends OneTaskCommand {

    @Option(names = "--callout-number", paramLabel = "NUMBER", description = "change its relay number with it")
    private @Nullable String calloutNumber;

    @Override
    void requireUsable() {
        super.requireUsable();
        if (server().given() && calloutNumber != null) {
            throw usage("--callout-number is given with --server, which does not change it: task update does.");
        }
    }

    /** Whether this call changed anything. */
    final boolean change(CalloutTaskApi api, boolean open) {
        try {
            api.open(task, open, calloutNumber);
            return true;
        } catch (ApiException e) {
            if (e.is(open ? ApiError.ALREADY_ENABLED : ApiError.ALREADY_CLOSED)) {
                return false;
            }
            throw e;
        }
    }

    final int tell(Output out, TaskDetails now, boolean changed, String ending) {
        if (out.json()) {
            out.json(new Switched(task, now.status(), changed));
        } else {
            out.result("Task " + task + " is " + TaskWords.status(now.status()) + (changed ? "" : " already") + ending
                    + ".");
        }
        if (!changed && calloutNumber != null) {
            out.warn("The relay number stays as it was: number-import task update " + task + " --callout-number "
                    + calloutNumber + " changes it.");
        }
        return 0;
    }

    final ProblemException problem(ApiException e, String effect) {
        return e.mayHaveWorked()
                ? ApiProblems.unsure(e, effect, "look at it before trying again: number-import task show " + task)
                : super.problem(e);
    }

    private record Switched(long id, int status, boolean changed) {}
}
