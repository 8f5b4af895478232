package numberimport.pipeline;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The folder that files are dropped into, below number-import.drop-folder.
 *
 * @param path where it is; {@code null} is drop in the data folder
 * @param standsStill how long a file must not have changed before it is taken
 * @param retryAfter how long after a failure of the API, the database or the settings a file is tried again; the database's first is tried sooner
 */
public record DropFolderProperties(
        @Nullable Path path,
        @DefaultValue("30s") Duration standsStill,
        @DefaultValue("10m") Duration retryAfter) {

    public Path pathIn(Path dataDir) {
        return path == null ? dataDir.resolve("drop") : path;
    }
}
