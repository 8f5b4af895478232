package numberimport.cli;

import numberimport.api.ApiException;
import numberimport.api.CalloutTaskApi;
import numberimport.pipeline.ProblemException;
import picocli.CommandLine.Command;

/** {@code task follow-on}: the customer's next number is called. */
@Command(
        name = "follow-on",
        mixinStandardHelpOptions = true,
        description = "Has the next number of a customer called, of whom one was called before.")
final class TaskFollowOnCommand extends DialledNumberCommand {

    @Override
    int run(Output out, CalloutTaskApi api) {
        return tell(out, api.followOn(task, number()), "is followed by the customer's next number");
    }

    @Override
    ProblemException problem(ApiException e) {
        return problem(e, "the customer's next number is called");
    }
}
