package numberimport.cli;

import numberimport.pipeline.Dialling;
import picocli.CommandLine.Command;

/** {@code task follow-on}: the customer's next number is called. */
@Command(
        name = "follow-on",
        mixinStandardHelpOptions = true,
        description = "Has the next number of a customer called, of whom one was called before.")
final class TaskFollowOnCommand extends DialledNumberCommand {

    @Override
    int dial(Output out, Dialling dialling) {
        return tell(out, dialling.followOn(task, number()), "is followed by the customer's next number");
    }
}
