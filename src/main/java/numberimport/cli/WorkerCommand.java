package numberimport.cli;

import java.time.Clock;
import java.time.ZoneId;
import numberimport.intake.Worker;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.Settings;
import numberimport.web.WorkerMonitor;
import picocli.CommandLine.Command;

/** {@code worker}: a process more that stages and sends, on this or another machine. */
@Command(
        name = "worker",
        mixinStandardHelpOptions = true,
        description =
                "Runs until it is stopped: checks and sends what was launched by serve, on this or another machine, for the accounts"
                        + " that nobody else is at work for. Needs the PostgreSQL that serve has.")
final class WorkerCommand extends PrintingCommand {

    @Override
    int run(Output out, Settings settings) {
        Logs.alsoToFile(settings);
        var stop = SignalHandling.stopInOrder(out);
        var clock = Clock.system(ZoneId.systemDefault());
        try (var launcher = ImportLauncher.open(settings, clock);
                var monitor = WorkerMonitor.start(launcher, settings, clock);
                var worker = Worker.open(launcher, settings, clock, launch -> {
                    WatchCommand.tell(out, launch);
                    monitor.ended(launch);
                })) {
            out.note("Working for up to " + settings.lanes() + " accounts at once, until it is stopped"
                    + monitor.meters()
                            .map(address -> "; its meters are at " + address)
                            .orElse(""));
            worker.work(stop);
        }
        return 0;
    }
}
