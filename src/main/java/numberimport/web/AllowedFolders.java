package numberimport.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.Problem;
import numberimport.pipeline.ProblemException;

/** The folders of number-import.web.folders, below which files may be named by whoever asks through the network. */
record AllowedFolders(List<Path> folders) {

    /** The file itself: a regular one, not reached by a link that leads out of the folders. */
    Path file(String path) {
        try {
            var file = Path.of(path).toRealPath();
            if (folders.stream().anyMatch(folder -> isBelow(file, folder))
                    && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return file;
            }
        } catch (IOException | InvalidPathException e) {
            // Whether there is such a file elsewhere is nobody's business.
            throw notAllowed(path);
        }
        throw notAllowed(path);
    }

    /** Of a path that may name files which are not there yet. */
    void requireBelow(Path path) {
        var parent = path.toAbsolutePath().normalize().getParent();
        if (parent == null || folders.stream().noneMatch(folder -> isBelow(real(parent), folder))) {
            throw notAllowed(path.toString());
        }
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw notAllowed(folder.toString());
        }
    }

    private static boolean isBelow(Path file, Path folder) {
        try {
            return file.startsWith(folder.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    private static ProblemException notAllowed(String path) {
        return new ProblemException(new Problem(
                "PATH_NOT_ALLOWED",
                "\"" + path + "\" is no file below a folder whose files may be launched by their path.",
                "number-import.web.folders lists them; or upload the file",
                ExitCode.REFUSED));
    }
}
