package numberimport.cli;

import java.time.Clock;
import numberimport.pipeline.Erasure;
import numberimport.pipeline.Erasure.Erased;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code erase}: forgets one person. */
@Command(
        name = "erase",
        mixinStandardHelpOptions = true,
        description = {
            "Empties every row that a number stands in: those that were sent, failed rows, reports and uploads. Counts and row"
                    + " numbers stay.",
            "Says where the number is still: in tasks, backups and files of yours, and in runs that can be resumed (exit 3)."
        })
final class EraseCommand extends PrintingCommand {

    @Parameters(
            paramLabel = "NUMBER",
            description = "in whatever way it is written; with +COUNTRY when it is of another region")
    private String number = "";

    @Option(
            names = {"-n", "--dry-run"},
            description = "only say what would be emptied")
    private boolean dryRun;

    @Option(
            names = {"-y", "--yes"},
            description = "do not ask")
    private boolean yes;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "who answers for it, for the audit (default: ${DEFAULT-VALUE})")
    private String person = "";

    @Override
    int run(Output out, Settings settings) {
        try (var launcher = ImportLauncher.open(settings, Clock.systemUTC())) {
            var erasure = new Erasure(launcher, settings, Clock.systemUTC());
            var found = erasure.find(number);
            if (dryRun || found.runs().isEmpty()) {
                return tell(out, found, "To be emptied");
            }
            if (!approved(out, found)) {
                out.note("Nothing was changed.");
                return 0;
            }
            return tell(out, erasure.erase(number, person), "Emptied");
        }
    }

    private boolean approved(Output out, Erased found) {
        var questions = Questions.toTerminal(out);
        return yes
                || !questions.reachSomebody()
                || questions.confirm("Empty " + rows(found) + " that " + found.number()
                        + " stands in? What is emptied can't be had back.");
    }

    private static int tell(Output out, Erased erased, String done) {
        if (out.json()) {
            out.json(erased);
        } else {
            out.result(done + ": " + rows(erased) + " that " + erased.number() + " stands in.");
            erased.runs().forEach(in -> out.result("  run " + in.run() + ": rows " + in.rows()));
            erased.reports().forEach(report -> out.result("  written anew: " + report));
            erased.uploads().forEach(upload -> out.result("  deleted: " + upload));
            out.result("Not reached:");
            erased.left().forEach(place -> out.result("  " + place));
        }
        return (erased.unfinished().isEmpty() ? ExitCode.OK : ExitCode.INCOMPLETE).code();
    }

    private static String rows(Erased erased) {
        var rows = erased.runs().stream().mapToLong(in -> in.rows().size()).sum();
        return Words.number(rows) + (rows == 1 ? " row" : " rows") + " of "
                + erased.runs().size() + (erased.runs().size() == 1 ? " run" : " runs");
    }
}
