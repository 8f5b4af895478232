package numberimport.cli;

import numberimport.pipeline.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code show}: one run. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows one run: counts, calls, reasons, reports.")
final class ShowCommand extends PrintingCommand {

    @Parameters(paramLabel = "RUN", description = "id of the run")
    private long run;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Override
    int run(Output out, Settings settings) {
        try (var archive = server.runs(settings)) {
            var view = archive.show(run);
            out.run(view);
            if (!out.json()) {
                out.result(server.given() ? RunSummary.there(view) : RunSummary.of(view));
                view.reasons()
                        .forEach(reason -> out.result(String.format("  %-20s %,8d", reason.code(), reason.count())));
            }
        }
        return 0;
    }
}
