package numberimport.pipeline;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
 * @param into where they go when nobody says so
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
        @Nullable String report,
        Destination into) {

    /** Leaves everything to the command line. */
    public static final ImportProfile NONE = new ImportProfile(
            null,
            List.of(),
            List.of(),
            null,
            null,
            null,
            null,
            null,
            null,
            List.of(),
            null,
            null,
            null,
            Destination.NONE);

    private static final String FILE = "file";

    /** Signs of a pattern; where one says which letters it stands for, the first of them is a group. */
    private static final Pattern SIGNS =
            Pattern.compile("\\\\(.)|\\[([^]])[^]]*]|\\{([^,}]*)[^}]*}|[*?]", Pattern.DOTALL);

    private static final Pattern NAME = Pattern.compile("[^/\\x00]+");

    public ImportProfile {
        map = map == null ? List.of() : List.copyOf(map);
        constants = constants == null ? List.of() : List.copyOf(constants);
        dnc = dnc == null ? List.of() : List.copyOf(dnc);
        into = into == null ? Destination.NONE : into;
    }

    /** Whether the profile is for files of such a name; one without a pattern is for all. */
    public boolean isFor(Path path) {
        return file == null
                || FileSystems.getDefault().getPathMatcher("glob:" + file).matches(path.getFileName());
    }

    /** A name that such files may have; empty without a pattern, and for one that is too odd to tell. */
    Optional<Path> example() {
        return Optional.ofNullable(file)
                .map(pattern -> SIGNS.matcher(pattern).replaceAll(sign -> Matcher.quoteReplacement(standIn(sign))))
                .filter(name -> NAME.matcher(name).matches())
                .flatMap(ImportProfile::path)
                .filter(this::isFor);
    }

    /** Empty where the system's charset has no such name. */
    private static Optional<Path> path(String name) {
        try {
            return Optional.of(Path.of(name));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static String standIn(MatchResult sign) {
        return IntStream.rangeClosed(1, sign.groupCount())
                .mapToObj(sign::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("1");
    }

    /** What this one says, and where it says nothing, the other; a rule about a column takes the place of the other's. */
    public ImportProfile over(ImportProfile kept) {
        return new ImportProfile(
                kept.file(),
                rulesOver(kept.map()),
                constants.isEmpty() ? kept.constants() : constants,
                first(sheet, kept.sheet()),
                first(headerRow, kept.headerRow()),
                first(charset, kept.charset()),
                first(delimiter, kept.delimiter()),
                first(region, kept.region()),
                first(dedupe, kept.dedupe()),
                dnc.isEmpty() ? kept.dnc() : dnc,
                first(dncMaxAge, kept.dncMaxAge()),
                first(maxRejected, kept.maxRejected()),
                first(report, kept.report()),
                kept.into());
    }

    private List<String> rulesOver(List<String> kept) {
        var given = map.stream().map(ImportProfile::column).toList();
        return Stream.concat(kept.stream().filter(rule -> !given.contains(column(rule))), map.stream())
                .toList();
    }

    private static String column(String rule) {
        return rule.substring(rule.indexOf('=') + 1).strip();
    }

    private static <T> @Nullable T first(@Nullable T given, @Nullable T kept) {
        return given == null ? kept : given;
    }

    /** The options that a file of this profile is imported with when nobody says otherwise. */
    public ImportOptions options(@Nullable String name, Settings settings) {
        return new ImportOptions(
                name,
                map,
                constants,
                sheet,
                headerRow == null ? 0 : headerRow,
                charset,
                delimiter,
                Objects.requireNonNullElse(region, settings.region()),
                Objects.requireNonNullElse(dedupe, FILE),
                dnc,
                dncMaxAge,
                rejectedShare(),
                report,
                null,
                List.of(),
                into.handling());
    }

    private @Nullable Double rejectedShare() {
        return maxRejected == null ? null : share(maxRejected);
    }

    /** Throws an {@link IllegalArgumentException} that says what can't be used. */
    void requireUsable() {
        isFor(Path.of(FILE));
        rejectedShare();
        into.requireUsable();
    }

    /** A share of the rows, written as a percentage: 0.2 for "20%". */
    public static double share(String text) {
        try {
            var share = text.endsWith("%") ? Double.parseDouble(text.substring(0, text.length() - 1)) / 100 : -1;
            if (share >= 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException e) {
            throw notAShare(text);
        }
        throw notAShare(text);
    }

    private static IllegalArgumentException notAShare(String text) {
        return new IllegalArgumentException("\"" + text + "\" is no share, expected a percentage such as 20%");
    }
}
