package numberimport.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The folder that files are dropped into, with four rooms on one disk: inbox, working, archive and quarantine. A file goes from
 * one to the next by a single rename, so that of two processes one has it, and a crash leaves it in one of them. Follows no link.
 */
final class DropFolder {

    private static final String MARKER = ".done";
    private static final Pattern NOT_YET = Pattern.compile(
            "(?i)(\\..*|~\\$.*|.*\\.(tmp|temp|part|partial|filepart|crdownload|swp|lock|done)|thumbs\\.db|desktop\\.ini)");

    private final Path root;
    private final Path inbox;
    private final Path working;

    DropFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
        this.inbox = this.root.resolve("inbox");
        this.working = this.root.resolve("working");
    }

    void create() throws IOException {
        for (var room : List.of("inbox", "working", "archive", "quarantine")) {
            Files.createDirectories(root.resolve(room));
        }
        if (!Files.getFileStore(inbox).equals(Files.getFileStore(working))) {
            throw new IOException("inbox and working are on two disks, expected one");
        }
    }

    Path inbox() {
        return inbox;
    }

    /** What lies in the inbox, but for files that are still being brought by their name. */
    List<DroppedFile> dropped() throws IOException {
        var files = new ArrayList<DroppedFile>();
        walk(inbox, (file, attributes) -> {
            if (!isBeingBrought(file)) {
                files.add(dropped(file, attributes));
            }
        });
        return files;
    }

    /** Whether it is by its name a file that is not whole yet, or what a program keeps beside one. */
    static boolean isBeingBrought(Path file) {
        return NOT_YET.matcher(file.getFileName().toString()).matches();
    }

    /** Whatever is no folder, but for hidden folders; what another process takes meanwhile is passed over. */
    private static void walk(Path room, BiConsumer<Path, BasicFileAttributes> action) throws IOException {
        Files.walkFileTree(room, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return folder.equals(room) || !folder.getFileName().toString().startsWith(".")
                        ? FileVisitResult.CONTINUE
                        : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                action.accept(file, attributes);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException vanishedOrUnreadable) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException vanished) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private DroppedFile dropped(Path file, BasicFileAttributes attributes) {
        return new DroppedFile(
                inbox.relativize(file),
                attributes.size(),
                attributes.lastModifiedTime().toInstant(),
                isPlain(file),
                isMarked(file));
    }

    private static boolean isMarked(Path file) {
        try {
            return Files.isRegularFile(marker(file), LinkOption.NOFOLLOW_LINKS);
        } catch (IOException unwritable) {
            return false;
        }
    }

    /** Whether it is a regular file that has no other name. */
    static boolean isPlain(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && hasOneName(file);
    }

    /** A second name may be that of a file which whoever dropped it must not read. */
    private static boolean hasOneName(Path file) {
        try {
            return !(Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS) instanceof Integer names)
                    || names == 1;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
            return true;
        }
    }

    /** Takes a file out of the inbox; gives where it is now, or empty when somebody else was faster. */
    Optional<Path> take(DroppedFile file, String ticket) throws IOException {
        var taken = resolve(working.resolve(ticket), file.place().toString());
        try {
            Files.createDirectories(taken.getParent());
            Files.move(inbox.resolve(file.place()), taken, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            removeEmpty(working.resolve(ticket));
            if (e instanceof NoSuchFileException) {
                return Optional.empty();
            }
            throw e;
        }
        Files.deleteIfExists(marker(inbox.resolve(file.place())));
        return Optional.of(taken);
    }

    /** The files that are being worked on, by their tickets. */
    Map<String, Path> taken() throws IOException {
        var files = new HashMap<String, Path>();
        walk(
                working,
                (file, attributes) ->
                        files.put(working.relativize(file).getName(0).toString(), file));
        return files;
    }

    /** Where a file lay below the inbox before it was taken. */
    Path placeOf(Path taken) {
        var below = working.relativize(taken);
        return below.subpath(1, below.getNameCount());
    }

    /** Moves a file out of work into a room, with the text beside it. Does nothing when it is no longer there. */
    void fileAway(Path taken, Path room, String name, Beside text) throws IOException {
        var folder = root.resolve(room.toString());
        Files.createDirectories(folder);
        Files.writeString(resolve(folder, name + text.ending()), text.text(), StandardCharsets.UTF_8);
        try {
            Files.move(taken, resolve(folder, name), StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException gone) {
            return;
        }
        removeEmpty(working.resolve(working.relativize(taken).getName(0).toString()));
    }

    /** A text to be found beside a file, by the file's name and this ending. */
    record Beside(String ending, String text) {}

    /** Removes a folder in which only folders are left, together with whoever else does. */
    private static void removeEmpty(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException vanished) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path empty, @Nullable IOException vanished) throws IOException {
                Files.deleteIfExists(empty);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static Path marker(Path file) throws IOException {
        return resolve(Objects.requireNonNull(file.getParent()), file.getFileName() + MARKER);
    }

    /** Java finds files whose names have characters that the locale lacks, but can't write such names itself. */
    private static Path resolve(Path folder, String name) throws IOException {
        try {
            return folder.resolve(name);
        } catch (InvalidPathException e) {
            throw new IOException("the locale of this process, expected UTF-8, lacks characters of its name", e);
        }
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
