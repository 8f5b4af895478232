package numberimport.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import numberimport.intake.Intake;
import numberimport.intake.LaunchView;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.Settings;
import numberimport.pipeline.StopSignal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code watch}: imports the files that are dropped into a folder. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description =
                "Imports the files that are dropped into a folder: inbox/ACCOUNT/TASK/FILE, inbox/PROFILE/FILE, or"
                        + " inbox/FILE by the profile for files of that name. A file is taken when it has stood still, or has a"
                        + " FILE.done beside it, and ends in archive/ or quarantine/ with a text beside it.")
final class WatchCommand extends PrintingCommand {

    @Option(names = "--once", description = "import what is there, and end; for cron and timers")
    private boolean once;

    @Override
    int run(Output out, Settings settings) {
        Logs.alsoToFile(settings);
        var stop = SignalHandling.stopInOrder(out);
        var launches = new CopyOnWriteArrayList<LaunchView>();
        List<Path> changing = List.of();
        var clock = Clock.system(ZoneId.systemDefault());
        try (var launcher = ImportLauncher.open(settings, clock);
                var intake = Intake.open(launcher, settings, clock, launch -> {
                    launches.add(launch);
                    tell(out, launch);
                })) {
            out.note("Watching " + intake.inbox());
            if (once) {
                changing = intake.once(stop);
            } else {
                intake.watch(stop);
            }
        }
        tellLeft(out, changing, stop);
        return end(out, launches);
    }

    private static void tellLeft(Output out, List<Path> left, StopSignal stop) {
        if (stop.reason().isPresent() && !left.isEmpty()) {
            out.warn("inbox/ has " + left.size() + " files that are left for the next time, since this was stopped");
            return;
        }
        left.forEach(
                file -> out.warn("inbox/" + file + " is left for the next time: it still changes, or can't be moved"));
    }

    private int end(Output out, List<LaunchView> launches) {
        var worst = launches.stream().map(LaunchView::exit).reduce(ExitCode.OK.code(), ExitCode::worse);
        if (out.json()) {
            out.json(new Launches("number-import/launches/1", launches, worst));
        } else if (once && launches.isEmpty()) {
            out.note("Nothing to import.");
        }
        return worst;
    }

    static void tell(Output out, LaunchView launch) {
        var what = launch.askedBy() + (launch.task() == 0 ? "" : " → task " + launch.task());
        out.note(what + "  " + (launch.endedAt() == null ? "waits: " : "") + launch.message());
    }

    /** What became of the files, and the exit code. */
    private record Launches(String schema, List<LaunchView> launches, int exit) {}
}
