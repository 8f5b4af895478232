package numberimport.cli;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code retry}: sends again what the API refused. */
@Command(
        name = "retry",
        mixinStandardHelpOptions = true,
        description = "Sends the rows that the API refused once more, as a run of their own.")
final class RetryCommand extends RunCommand {

    @Parameters(paramLabel = "RUN", description = "id of the run")
    private long run;

    @Option(
            names = "--reason",
            paramLabel = "CODE",
            description = "only rows of this code, or with this reason of the API; repeatable")
    private List<String> reasons = new ArrayList<>();

    @Mixin
    private RemoteLaunch remote = new RemoteLaunch();

    @Mixin
    private HandlingOptions handling = new HandlingOptions();

    @Override
    int run(Output out, Settings settings) {
        if (remote.given()) {
            handling.requireNone();
            return remote.run(out, settings, this::accepted, List.of(server -> server.retry(run, reasons)));
        }
        var will = handling.toHandling();
        out.note("Retrying run " + run + " …");
        try (var launcher = ImportLauncher.open(settings, Clock.systemUTC())) {
            return work(
                    out,
                    settings,
                    SignalHandling.stopInOrder(out),
                    launcher,
                    (operator, stop) -> launcher.retry(run, reasons, will, operator, stop));
        }
    }
}
