package numberimport.cli;

import java.time.Clock;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.Purge;
import numberimport.pipeline.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code purge}: forgets people's data that was kept long enough. */
@Command(
        name = "purge",
        mixinStandardHelpOptions = true,
        description =
                "Forgets numbers, failed rows, reports and uploads that were kept as long as number-import.retention"
                        + " says; counts and the audit stay. serve does so every day.")
final class PurgeCommand extends PrintingCommand {

    @Option(
            names = {"-n", "--dry-run"},
            description = "only say what would be forgotten")
    private boolean dryRun;

    @Override
    int run(Output out, Settings settings) {
        try (var launcher = ImportLauncher.open(settings, Clock.systemUTC())) {
            var purge = new Purge(launcher, settings, Clock.systemUTC());
            var purged = dryRun ? purge.due() : purge.purge();
            if (out.json()) {
                out.json(purged);
            } else {
                out.result((dryRun ? "To be forgotten: " : "Forgotten: ") + purged.sentence() + ".");
            }
        }
        return 0;
    }
}
