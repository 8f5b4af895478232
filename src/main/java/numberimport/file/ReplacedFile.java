package numberimport.file;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** A file that is written beside its target and takes its place at once, when it is complete and on disk. */
public final class ReplacedFile {

    private final Path target;
    private final Path part;

    /** Begins it; folders that are missing on the way are made. */
    public ReplacedFile(Path target) throws IOException {
        this.target = target.toAbsolutePath();
        Path directory = Objects.requireNonNull(this.target.getParent(), "a file has a directory");
        Files.createDirectories(directory);
        part = Files.createTempFile(directory, ".report-", ".part");
        // For a process that is ended by a signal on the way.
        part.toFile().deleteOnExit();
    }

    public OutputStream open() throws IOException {
        return Files.newOutputStream(part);
    }

    /** Where it is until then. */
    Path part() {
        return part;
    }

    /** Takes the target's place, with what was written. */
    public void replaceTarget() throws IOException {
        try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceDirectory();
    }

    /** So that the new name survives a power cut; Windows cannot do it and does not need it. */
    private void forceDirectory() throws IOException {
        Path directory = Objects.requireNonNull(target.getParent(), "a file has a directory");
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** Removes what has not taken the target's place. */
    public void discard() {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
