package numberimport.cli;

import java.nio.file.Path;
import numberimport.pipeline.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code results}: every row of a run, in files by outcome. */
@Command(
        name = "results",
        mixinStandardHelpOptions = true,
        description = "Writes every row of a run to accepted.csv, rejected.csv, unsent.csv and unknown.csv.")
final class ResultsCommand extends PrintingCommand {

    @Parameters(paramLabel = "RUN", description = "id of the run")
    private long run;

    @Option(names = "-o", paramLabel = "DIR", required = true, description = "folder for the files")
    private Path folder = Path.of(".");

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Override
    int run(Output out, Settings settings) {
        try (var archive = server.runs(settings)) {
            var written = archive.writeResults(run, folder);
            if (out.json()) {
                out.json(written);
            }
            written.forEach((file, rows) -> out.note(String.format("%,9d rows  %s", rows, file)));
        }
        return 0;
    }
}
