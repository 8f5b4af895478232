package numberimport.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import numberimport.access.Caller;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.Problem;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.multipart.MultipartFile;

/**
 * Keeps uploaded files below the data folder, each in a folder of its own with a random name; what the sender calls the file is only
 * shown. One upload at a time for each caller.
 */
public final class Uploads {

    /** The code of an upload that has to wait for another one. */
    static final String RUNNING = "UPLOAD_RUNNING";

    /** The code of an upload that the disk has no room for. */
    static final String DISK_FULL = "DISK_FULL";

    private static final long LEAST_FREE = 1L << 30;
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_NAME = 120;
    /** A file system takes 255 bytes. */
    private static final int MOST_BYTES = 240;

    private static final Pattern PLACE = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern PATH = Pattern.compile("^.*[/\\\\]");
    private static final Pattern UNFIT =
            Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}:*?\"<>|]");

    private final Path folder;
    private final Set<String> uploading = ConcurrentHashMap.newKeySet();

    Uploads(Settings settings) {
        this.folder = settings.dataDir().resolve("uploads");
    }

    /** Where it is now. */
    public Path keep(MultipartFile upload, Caller caller) {
        if (!uploading.add(caller.name())) {
            throw problem(
                    RUNNING,
                    "Another upload of " + caller.name() + " has not ended yet.",
                    "one after the other",
                    ExitCode.STOPPED);
        }
        var place = folder.resolve(UUID.randomUUID().toString());
        try {
            Files.createDirectories(place);
            requireRoom(Files.getFileStore(place), upload.getSize());
            var file = place.resolve(name(upload.getOriginalFilename()));
            upload.transferTo(file.toAbsolutePath());
            return file.toAbsolutePath().normalize();
        } catch (IOException e) {
            remove(place);
            throw problem(
                    "UPLOAD_NOT_KEPT",
                    "The file can't be kept: " + e.getClass().getSimpleName() + ".",
                    "the log of the server, and the room on its disk, say more",
                    ExitCode.INTERNAL);
        } catch (ProblemException e) {
            remove(place);
            throw e;
        } finally {
            uploading.remove(caller.name());
        }
    }

    /** Forgets a file whose launch was refused. */
    public void forget(Path file) {
        remove(file.getParent());
    }

    /** Whether a file that was kept before has the name and content of an upload; of one that is gone since, only the name tells. */
    static boolean isSame(Path kept, MultipartFile upload) {
        if (!String.valueOf(kept.getFileName()).equals(name(upload.getOriginalFilename()))) {
            return false;
        }
        try (var before = Files.newInputStream(kept);
                var now = upload.getInputStream()) {
            return haveSameBytes(before, now);
        } catch (NoSuchFileException e) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean haveSameBytes(InputStream one, InputStream other) throws IOException {
        byte[] read;
        do {
            read = one.readNBytes(BUFFER);
            if (!Arrays.equals(read, other.readNBytes(BUFFER))) {
                return false;
            }
        } while (read.length > 0);
        return true;
    }

    /** Whether a request carries files. */
    public static boolean isUpload(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
    }

    /** The name of the upload's place, by which it is found again. */
    public static String idOf(Path file) {
        return String.valueOf(Objects.requireNonNull(file.getParent()).getFileName());
    }

    /** A file that was kept before and not forgotten since. */
    public Path find(String id) {
        if (!PLACE.matcher(id).matches()) {
            throw gone(id);
        }
        var place = folder.resolve(id);
        try (var files = Files.list(place)) {
            return files.findFirst()
                    .orElseThrow(() -> gone(id))
                    .toAbsolutePath()
                    .normalize();
        } catch (IOException e) {
            throw gone(id);
        }
    }

    private static ProblemException gone(String id) {
        return problem(
                "UPLOAD_GONE", "There is no upload " + id + " any more.", "upload the file again", ExitCode.USAGE);
    }

    private static void remove(@Nullable Path place) {
        try {
            FileSystemUtils.deleteRecursively(place);
        } catch (IOException e) {
            // It is in nobody's way, and goes with the next purge.
            return;
        }
    }

    private static void requireRoom(FileStore disk, long size) throws IOException {
        if (disk.getUsableSpace() - size < LEAST_FREE) {
            throw problem(
                    DISK_FULL,
                    "The server's disk has no room for a file of " + size + " bytes; 1 GiB has to stay free.",
                    "make room, then send it again",
                    ExitCode.INTERNAL);
        }
    }

    /** What the sender calls it, fit to be shown and to be a name here: without folders, signs that can't be seen, and too many letters. */
    static String name(@Nullable String given) {
        var last = PATH.matcher(given == null ? "" : given.replace('\0', '/')).replaceFirst("");
        var fit = UNFIT.matcher(last).replaceAll("_").strip();
        if (fit.isEmpty() || fit.equals(".") || fit.equals("..")) {
            return "upload";
        }
        var end = fit.substring(Math.max(0, fit.length() - LONGEST_NAME));
        while (end.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            end = end.substring(end.offsetByCodePoints(0, 1));
        }
        return end;
    }

    private static ProblemException problem(String code, String message, String hint, ExitCode exit) {
        return new ProblemException(new Problem(code, message, hint, exit));
    }
}
