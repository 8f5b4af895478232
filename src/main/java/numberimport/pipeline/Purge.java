package numberimport.pipeline;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import numberimport.ledger.ImportLedger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets people's data once it has been kept as long as the settings say: numbers that were sent, failed rows, reports and uploads.
 * Counts, codes and the audit stay. Never touches what was not sent yet, nor files outside the data folder.
 */
public final class Purge {

    private static final Logger log = LoggerFactory.getLogger(Purge.class);

    private static final Duration A_DAY = Duration.ofDays(1);

    private final ImportLedger ledger;
    private final Settings settings;
    private final Clock clock;

    public Purge(ImportLauncher launcher, Settings settings, Clock clock) {
        this.ledger = launcher.ledger();
        this.settings = settings;
        this.clock = clock;
    }

    /** What is to be forgotten, or was: runs by what they lose, and files. */
    public record Purged(List<Long> numbersOf, List<Long> failuresOf, List<String> files) {

        /** Such as "numbers of 3 runs, failed rows of 1, 4 files". */
        public String sentence() {
            return "numbers of " + numbersOf.size() + " runs, failed rows of " + failuresOf.size() + ", " + files.size()
                    + " files";
        }
    }

    /** What would be forgotten now. */
    public Purged due() {
        var now = clock.instant();
        var kept = settings.retention();
        var numbersOf = ledger.retention().withNumbers(now.minus(kept.numbers()));
        var failuresOf = ledger.retention().withFailures(now.minus(kept.failures()));
        var wanted = new HashSet<>(ledger.launches().openPaths());
        wanted.addAll(ledger.retention().unstagedPaths(now.minus(kept.failures())));
        var files = new KeptFiles(settings.dataDir(), wanted);
        var reports = Stream.concat(
                failuresOf.stream().flatMap(run -> ledger.runs().find(run).flatMap(files::report).stream()),
                forgottenReports(files));
        var uploads = files.uploads().stream()
                .filter(upload -> KeptFiles.modified(upload).isBefore(now.minus(kept.numbers())));
        return new Purged(
                numbersOf,
                failuresOf,
                Stream.concat(reports, uploads).map(Path::toString).toList());
    }

    /**
     * Deletes this machine's reports of runs whose failed rows are forgotten: whoever forgot them reached only files of its own. Decides
     * nothing by the settings here.
     */
    public void followUp() {
        forgottenReports(new KeptFiles(settings.dataDir(), Set.of())).forEach(KeptFiles::delete);
    }

    private Stream<Path> forgottenReports(KeptFiles files) {
        return ledger.retention().forgottenReports().stream().flatMap(report -> files.report(report).stream());
    }

    /** Forgets it. */
    public Purged purge() {
        var due = due();
        due.numbersOf().forEach(run -> ledger.retention().forgetNumbers(run, clock.instant()));
        due.failuresOf().forEach(run -> ledger.retention().forgetFailures(run, clock.instant()));
        due.files().forEach(file -> KeptFiles.delete(Path.of(file)));
        ledger.launchFiles().forgetLeft(clock.instant().minus(A_DAY));
        log.info("Purged: {}", due.sentence());
        return due;
    }
}
