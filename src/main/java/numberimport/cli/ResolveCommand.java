package numberimport.cli;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.Resolution;
import numberimport.pipeline.RunView;
import numberimport.pipeline.Settings;
import numberimport.pipeline.StopSignal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code resolve}: what a person knows of batches whose outcome no evidence settles. */
@Command(
        name = "resolve",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the batches of a run whose outcome is unknown; with --as, settles them by your word.",
            "Look for some of their numbers in the task first: number-import results RUN -o DIR has them in unknown.csv, "
                    + "number-import pool TASK shows the task's."
        })
final class ResolveCommand extends PrintingCommand {

    @Parameters(paramLabel = "RUN", description = "id of the run")
    private long run;

    @Option(
            names = "--as",
            paramLabel = "accepted|not-received|resend",
            converter = ResolveCommand.AsWord.class,
            description = "accepted: they are in the task; not-received: they are not, and become failed rows;"
                    + " resend: the next resume sends them once more, whatever became of them")
    private Resolution.@Nullable As as;

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "only this batch (repeatable); without it all that are unknown")
    private List<Integer> batches = List.of();

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "what you saw; required with --as, kept in the audit")
    private @Nullable String reason;

    @Mixin
    private Person by = new Person();

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Override
    int run(Output out, Settings settings) {
        if (as == null) {
            return list(out, settings);
        }
        if (reason == null || reason.isBlank()) {
            throw usage("--as needs --reason: what did you see?");
        }
        var resolution = new Resolution(as, batches, by.name(), reason);
        var resolved =
                server.given() ? server.remote(settings).resolve(run, resolution) : here(out, settings, resolution);
        out.run(resolved);
        out.note(RunSummary.of(resolved));
        out.hint("Next:  number-import resume " + run + server.hint());
        return 0;
    }

    private RunView here(Output out, Settings settings, Resolution resolution) {
        try (var launcher = ImportLauncher.open(settings, Clock.systemUTC());
                var operator = new Launcher(out, ProgressStyle.none, true, Clock.systemUTC())) {
            return launcher.resolve(run, resolution, operator, new StopSignal());
        }
    }

    private int list(Output out, Settings settings) {
        try (var archive = server.runs(settings)) {
            var unknown = archive.unknown(run);
            if (out.json()) {
                out.json(Map.of("run", run, "unknown", unknown));
            }
            for (var batch : unknown) {
                out.note("batch " + batch.batch() + "  " + batch.rows() + " rows (" + batch.firstRow() + " to "
                        + batch.lastRow() + "), sent " + batch.attempts() + " times: " + batch.why());
            }
            if (unknown.isEmpty()) {
                out.note("Run " + run + " has no batch of unknown outcome.");
            }
        }
        return 0;
    }

    /** The words of {@code --as}. */
    static final class AsWord implements picocli.CommandLine.ITypeConverter<Resolution.As> {

        @Override
        public Resolution.As convert(String word) {
            try {
                return Resolution.As.parse(word);
            } catch (IllegalArgumentException e) {
                throw new picocli.CommandLine.TypeConversionException("expected accepted, not-received or resend");
            }
        }
    }
}
