package numberimport.cli;

import java.time.Clock;
import java.util.List;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code resume}: goes on with a run. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = "Goes on with a run that was stopped, failed or died; nothing is sent twice.")
final class ResumeCommand extends RunCommand {

    @Parameters(paramLabel = "RUN", description = "id of the run")
    private long run;

    @Mixin
    private RemoteLaunch remote = new RemoteLaunch();

    @Mixin
    private HandlingOptions handling = new HandlingOptions();

    @Override
    int run(Output out, Settings settings) {
        if (remote.given()) {
            handling.requireNone();
            return remote.run(out, settings, this::accepted, List.of(server -> server.resume(run, yes)));
        }
        var given = handling.given();
        out.note("Resuming run " + run + " …");
        try (var launcher = ImportLauncher.open(settings, Clock.systemUTC())) {
            return work(
                    out,
                    settings,
                    SignalHandling.stopInOrder(out),
                    launcher,
                    (operator, stop) -> launcher.resume(run, given, operator, stop));
        }
    }
}
