package numberimport.cli;

import java.util.List;
import numberimport.pipeline.RunView;
import numberimport.pipeline.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code runs}: the newest runs. */
@Command(name = "runs", mixinStandardHelpOptions = true, description = "Lists the newest runs.")
final class RunsCommand extends PrintingCommand {

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "how many (default: ${DEFAULT-VALUE})")
    private int limit = 20;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Override
    int run(Output out, Settings settings) {
        try (var archive = server.runs(settings)) {
            var runs = archive.newest(limit);
            if (out.json()) {
                out.json(new RunList(runs));
            } else if (runs.isEmpty()) {
                out.result("No runs yet.");
            } else {
                out.result(String.format(
                        "%6s  %-10s %9s %9s %9s %8s %7s  %s",
                        "RUN", "STATE", "ROWS", "ACCEPTED", "FAILED", "UNSENT", "TASK", "FILE"));
                runs.forEach(run -> out.result(line(run)));
            }
        }
        return 0;
    }

    private static String line(RunView run) {
        var counts = run.counts();
        return String.format(
                "%6d  %-10s %,9d %,9d %,9d %,8d %7s  %s",
                run.run(),
                run.state(),
                counts.rows(),
                counts.accepted(),
                counts.notAccepted(),
                counts.unsent() + counts.unknown(),
                run.task() == null ? "" : run.task().id(),
                run.file().name());
    }

    private record RunList(List<RunView> runs) {}
}
