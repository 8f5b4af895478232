package numberimport.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import numberimport.ledger.ImportLedger;

/**
 * The files of launches for processes on other machines: where machines share the ledger, it has each until its launch has ended. A file
 * that a process can read where it lies is read there.
 */
public final class SharedFiles {

    private static final Duration A_DAY = Duration.ofDays(1);

    private final ImportLedger ledger;
    private final Path copies;
    private final Clock clock;

    SharedFiles(ImportLedger ledger, Settings settings, Clock clock) {
        this.ledger = ledger;
        this.copies = settings.dataDir().resolve("copies");
        this.clock = clock;
    }

    /** Shares a file that a launch will wait for, where that is of use; one that can't be read is told by whoever works on the launch. */
    public void share(Path file) {
        if (ledger.isOfThisMachine() || !Files.isReadable(file)) {
            return;
        }
        try (var content = Files.newInputStream(file)) {
            ledger.launchFiles().keep(file.toString(), content, clock.instant());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Its launch has ended. */
    public void forget(Path file) {
        if (!ledger.isOfThisMachine()) {
            ledger.launchFiles().forget(file.toString());
        }
    }

    /** Copies that a process which ended left behind. */
    public void forgetOldCopies() {
        if (!Files.isDirectory(copies)) {
            return;
        }
        var before = clock.instant().minus(A_DAY);
        try (var left = Files.list(copies)) {
            left.filter(copy -> KeptFiles.modified(copy).isBefore(before)).forEach(KeptFiles::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SourceTable open(Path file, ImportOptions options) {
        if (ledger.isOfThisMachine() || Files.isReadable(file)) {
            return SourceTable.open(file, options);
        }
        try {
            var content = ledger.launchFiles().content(file.toString());
            if (content.isEmpty()) {
                return SourceTable.open(file, options);
            }
            return opened(content.get(), file, options);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private SourceTable opened(InputStream content, Path file, ImportOptions options) throws IOException {
        var copy = Files.createDirectories(copies.resolve(UUID.randomUUID().toString()));
        try (content) {
            Files.copy(content, copy.resolve(file.getFileName()));
            return SourceTable.openCopy(copy, file, options);
        } catch (IOException | ProblemException e) {
            KeptFiles.delete(copy);
            throw e;
        }
    }

    /** The hash of a file's content. */
    String sha256(ImportRequest request) {
        try (var table = open(request.file(), request.options())) {
            return table.file().sha256();
        }
    }

    private static ProblemException unreadable(Path file, IOException e) {
        return new ProblemException(new Problem(
                "FILE_NOT_SHARED",
                file + " can't be shared with other machines: " + e + ".",
                "check the file and the room on the disk below number-import.data-dir",
                ExitCode.INTERNAL));
    }
}
