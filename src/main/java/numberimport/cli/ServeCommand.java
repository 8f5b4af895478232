package numberimport.cli;

import java.time.Clock;
import java.time.ZoneId;
import numberimport.intake.Intake;
import numberimport.notification.Notifier;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.Settings;
import picocli.CommandLine.Command;

/** {@code serve}: the program that a call centre leaves running. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Runs until it is stopped: imports what is dropped into the folder, fires the schedules, goes on"
                + " with what was interrupted, and tells how it went. Several may run on one database.")
final class ServeCommand extends PrintingCommand {

    @Override
    int run(Output out, Settings settings) {
        Logs.alsoToFile(settings.dataDir());
        var stop = SignalHandling.stopInOrder(out);
        var clock = Clock.system(ZoneId.systemDefault());
        try (var launcher = ImportLauncher.open(settings, clock);
                var notifier = Notifier.start(launcher, settings, clock);
                var intake = Intake.open(launcher, settings, clock, launch -> WatchCommand.tell(out, launch))) {
            out.note("Serving, until it is stopped; files are taken from " + intake.inbox()
                    + (notifier.tellsAnybody() ? ", and who wants to is told how it went" : ""));
            intake.serve(stop);
        }
        return 0;
    }
}
