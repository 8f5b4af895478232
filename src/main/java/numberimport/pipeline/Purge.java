package numberimport.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import numberimport.ledger.ImportLedger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Forgets people's data once it has been kept as long as the settings say: numbers that were sent, failed rows, reports and uploads.
 * Counts, codes and the audit stay. Never touches what was not sent yet, nor files outside the data folder.
 */
public final class Purge {

    private static final Logger log = LoggerFactory.getLogger(Purge.class);

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
        var reports = failuresOf.stream().map(this::report).flatMap(Optional::stream);
        var files = Stream.concat(reports, uploads(now.minus(kept.numbers())).stream());
        return new Purged(numbersOf, failuresOf, files.map(Path::toString).toList());
    }

    /** Forgets it. */
    public Purged purge() {
        var due = due();
        due.numbersOf().forEach(run -> ledger.retention().forgetNumbers(run, clock.instant()));
        due.failuresOf().forEach(run -> ledger.retention().forgetFailures(run, clock.instant()));
        due.files().forEach(file -> delete(Path.of(file)));
        log.info("Purged: {}", due.sentence());
        return due;
    }

    private Optional<Path> report(long run) {
        return ledger.runs()
                .find(run)
                .flatMap(ended -> Optional.ofNullable(ended.report()))
                .map(Path::of)
                .filter(file -> isBelow(file, settings.dataDir().resolve("reports")))
                .filter(Files::exists);
    }

    /** Folders of uploads whose launches have ended. */
    private List<Path> uploads(Instant before) {
        var folder = settings.dataDir().resolve("uploads").toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var open = ledger.launches().openPaths();
        try (var uploads = Files.list(folder)) {
            return uploads.filter(upload -> modified(upload).isBefore(before))
                    .filter(upload ->
                            open.stream().noneMatch(path -> Path.of(path).startsWith(upload)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            return Instant.MAX;
        }
    }

    private static boolean isBelow(Path file, Path folder) {
        return file.toAbsolutePath()
                .normalize()
                .startsWith(folder.toAbsolutePath().normalize());
    }

    private static void delete(Path file) {
        try {
            FileSystemUtils.deleteRecursively(file);
        } catch (IOException e) {
            log.warn("{} can't be deleted, {}; the next purge tries again", file, e.toString());
        }
    }
}
