package numberimport.pipeline;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * How files of one source are imported, kept by name in config/profiles: the options of the command line, in the same words. What is
 * null is left to the command line and its defaults.
 *
 * @param file which files it is for, a pattern of their names such as leads-*.csv
 * @param map what columns mean: "cellphone=手机号"
 * @param constants custom fields that every row has: "source=web"
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record ImportProfile(
        @Nullable String file,
        List<String> map,
        List<String> constants,
        @Nullable String sheet,
        @Nullable Integer headerRow,
        @Nullable String charset,
        @Nullable String delimiter,
        @Nullable String region,
        @Nullable String dedupe,
        List<String> dnc,
        @Nullable Integer dncMaxAge,
        @Nullable String maxRejected,
        @Nullable String report) {

    /** Leaves everything to the command line. */
    public static final ImportProfile NONE = new ImportProfile(
            null, List.of(), List.of(), null, null, null, null, null, null, List.of(), null, null, null);

    public ImportProfile {
        map = map == null ? List.of() : List.copyOf(map);
        constants = constants == null ? List.of() : List.copyOf(constants);
        dnc = dnc == null ? List.of() : List.copyOf(dnc);
    }

    /** Whether the profile is for files of such a name; one without a pattern is for all. */
    public boolean isFor(Path path) {
        return file == null
                || FileSystems.getDefault().getPathMatcher("glob:" + file).matches(path.getFileName());
    }
}
