package numberimport.cli;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import numberimport.pipeline.Dialling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code task recall}: a number of the pool is called again. */
@Command(name = "recall", mixinStandardHelpOptions = true, description = "Has a number of the task called again.")
final class TaskRecallCommand extends DialledNumberCommand {

    @Option(
            names = "--after",
            paramLabel = "TIME",
            required = true,
            description = "not before: now, 2026-11-24T15:30+08:00, or 2026-11-24T15:30 by this machine's clock")
    private String after = "";

    @Override
    void requireUsable() {
        super.requireUsable();
        moment();
    }

    @Override
    int dial(Output out, Dialling dialling) {
        var moment = moment();
        return tell(out, dialling.recall(task, number(), moment), "is called again, not before " + Moment.text(moment));
    }

    private OffsetDateTime moment() {
        try {
            return Moment.parse(after, Clock.system(ZoneId.systemDefault()));
        } catch (IllegalArgumentException e) {
            throw usage("--after " + e.getMessage());
        }
    }
}
