package numberimport.cli;

import numberimport.pipeline.ExitCode;
import numberimport.pipeline.RunView;
import numberimport.pipeline.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code stop}: asks a running import to end in order. */
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description = "Asks the process at work on a run to stop after the call in flight.")
final class StopCommand extends PrintingCommand {

    @Parameters(paramLabel = "RUN", description = "id of the run")
    private long run;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Override
    int run(Output out, Settings settings) {
        try (var archive = server.runs(settings)) {
            var asked = archive.stop(run);
            var shown = archive.show(run);
            out.run(shown);
            out.note("Run " + run + (asked ? outcome(shown) : " is not at work."));
            return (asked ? ExitCode.OK : ExitCode.NOTHING_TO_DO).code();
        }
    }

    private static String outcome(RunView run) {
        return run.exit() == null ? " stops after the call in flight." : " has stopped; nobody was at work on it.";
    }
}
