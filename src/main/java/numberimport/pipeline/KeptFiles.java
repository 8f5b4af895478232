package numberimport.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import numberimport.ledger.ImportRun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** The reports and uploads in the data folder: files with people's data that are ours to change and to delete. No others are. */
record KeptFiles(Path dataDir, Set<String> wantedPaths) {

    private static final Logger log = LoggerFactory.getLogger(KeptFiles.class);

    /** Where reports are written that nobody wants elsewhere. */
    Path reports() {
        return dataDir.resolve("reports");
    }

    /** The report of a run, if it is there. */
    Optional<Path> report(ImportRun run) {
        return Optional.ofNullable(run.report()).flatMap(this::report);
    }

    /** The report that was written there, if it is on this machine; another one may have names that can't be here. */
    Optional<Path> report(String path) {
        try {
            return Optional.of(Path.of(path))
                    .filter(file -> isBelow(file, reports()))
                    .filter(Files::exists);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The folder of the upload that a run was made of, if it is there and not wanted. */
    Optional<Path> upload(ImportRun run) {
        var file = Path.of(run.file().path());
        return uploads().stream().filter(upload -> isBelow(file, upload)).findFirst();
    }

    /** Folders of uploads that are not wanted. */
    List<Path> uploads() {
        var folder = dataDir.resolve("uploads").toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var uploads = Files.list(folder)) {
            return uploads.filter(upload ->
                            wantedPaths.stream().noneMatch(path -> Path.of(path).startsWith(upload)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Instant modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            return Instant.MAX;
        }
    }

    /** One that can't be deleted is told, and found again the next time. */
    static void delete(Path file) {
        try {
            FileSystemUtils.deleteRecursively(file);
        } catch (IOException e) {
            log.warn("{} can't be deleted, {}; it stays until the next time", file, e.toString());
        }
    }

    private static boolean isBelow(Path file, Path folder) {
        return file.toAbsolutePath()
                .normalize()
                .startsWith(folder.toAbsolutePath().normalize());
    }
}
