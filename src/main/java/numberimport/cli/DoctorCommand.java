package numberimport.cli;

import java.time.Clock;
import numberimport.pipeline.Doctor;
import numberimport.pipeline.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code doctor}: whether an import would find everything it needs. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Checks settings, folders, database, credentials, clock and a task, and says what to mend.")
final class DoctorCommand extends PrintingCommand {

    @Option(
            names = {"-t", "--task"},
            paramLabel = "TASK",
            description = "also look at this task")
    private @Nullable Long task;

    @Option(
            names = "--account",
            paramLabel = "NAME",
            defaultValue = Settings.DEFAULT_ACCOUNT,
            description = "account of number-import.accounts")
    private String account = Settings.DEFAULT_ACCOUNT;

    @Override
    int run(Output out, Settings settings) {
        var examination = new Doctor(settings, Clock.systemUTC()).examine(account, task);
        if (out.json()) {
            out.json(examination);
        }
        for (var finding : examination.findings()) {
            out.note((finding.ok() ? "ok    " : "FAIL  ") + finding.what() + ": " + finding.found());
            if (finding.hint() != null) {
                out.note("      " + finding.hint());
            }
        }
        return examination.exit();
    }
}
