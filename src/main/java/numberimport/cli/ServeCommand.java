package numberimport.cli;

import java.time.Clock;
import java.time.ZoneId;
import numberimport.intake.Intake;
import numberimport.pipeline.Settings;
import picocli.CommandLine.Command;

/** {@code serve}: the program that a call centre leaves running. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description =
                "Runs until it is stopped: imports what is dropped into the folder, fires the schedules, and goes on"
                        + " with what was interrupted. Several may run on one database.")
final class ServeCommand extends PrintingCommand {

    @Override
    int run(Output out, Settings settings) {
        Logs.alsoToFile(settings.dataDir());
        var stop = SignalHandling.stopInOrder(out);
        try (var intake =
                Intake.open(settings, Clock.system(ZoneId.systemDefault()), launch -> WatchCommand.tell(out, launch))) {
            out.note("Serving, until it is stopped; files are taken from " + intake.inbox());
            intake.serve(stop);
        }
        return 0;
    }
}
