package numberimport.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The text of a first profile, from a file as it was understood: what was found out is written down, the rest is there as comments. */
public final class ProfileDraft {

    private static final String FALLBACK_NAME = "profile";
    private static final int ROWS = 100;

    private final PreviewView preview;
    private final ImportOptions options;

    private ProfileDraft(PreviewView preview, ImportOptions options) {
        this.preview = preview;
        this.options = options;
    }

    /** From the first rows of a file; one that isn't understood is a problem. */
    public static ProfileDraft of(Path file, ImportOptions options) {
        var preview = new FilePreview(options, ROWS).of(file);
        var error = preview.error();
        if (error != null) {
            throw new ProblemException(error);
        }
        return new ProfileDraft(preview, options);
    }

    /** The file's name without its ending and without the digits, dates mostly, that other files of its kind have otherwise. */
    public String name() {
        var stem = stem();
        var plain = stem.replaceAll("[0-9]+", "").replaceAll("[^\\p{L}]+", "-").replaceAll("^-|-$", "");
        return plain.isEmpty() ? FALLBACK_NAME : plain;
    }

    private String stem() {
        return preview.file().name().replaceAll("(?i)(\\.(csv|tsv|txt|xlsx?|xlsm|gz|zip))+$", "");
    }

    private String pattern() {
        var name = preview.file().name();
        var stem = stem().replaceAll("[\\[\\]{}*?\\\\]", "\\\\$0");
        return stem.replaceAll("[0-9]+([-_.]?[0-9]+)*", "*") + name.substring(stem().length());
    }

    /** YAML with every key. */
    public String text(String name) {
        var lines = new StringBuilder();
        lines.append("# number-import import FILE -t TASK -p ").append(name).append('\n');
        lines.append("file: ").append(quoted(pattern())).append("   # which files it is for, by name\n");
        lines.append("map:   # what each column means: cellphone, name, description, custom or ignore\n");
        preview.columns().stream()
                .filter(column -> !column.header().isEmpty() && !column.header().startsWith("_"))
                .map(column -> column.field() + "=" + column.header())
                .forEach(rule -> lines.append("  - ").append(quoted(rule)).append('\n'));
        lines.append("region: ").append(quoted(options.region())).append('\n');
        lines.append("dedupe: ").append(quoted(options.dedupe())).append("   # file, pool or none\n");
        key(lines, "sheet", options.sheet(), "May");
        key(lines, "header-row", options.headerRow() == 0 ? null : options.headerRow(), 3);
        key(lines, "charset", options.charset(), "GB18030");
        key(lines, "delimiter", options.delimiter(), ";");
        key(lines, "dnc", options.doNotCall().isEmpty() ? null : options.doNotCall(), List.of("lists/optout.csv"));
        key(lines, "dnc-max-age", options.doNotCallDays(), 30);
        key(lines, "max-rejected", options.maxRejected() == null ? null : percent(options.maxRejected()), "20%");
        key(lines, "report", options.report(), "reports/rejected.csv");
        key(lines, "constants", null, List.of("source=web"));
        lines.append("""
                # Where such files go when nobody says so: from a folder, from a schedule, or by import FILE -p NAME.
                #into:
                #  account: "default"
                #  task: 16
                #  close-task: true      # close it before, and wait until its calls have ended
                #  open-after: true      # and enable it again afterwards
                #  wait-closed: "30m"    # how long to wait until it is closed
                #  split: true           # go on into further tasks where the file is larger than its room
                #  window: "22:00-06:00" # when numbers may be sent
                #  zone: "Asia/Shanghai"
                """);
        return lines.toString();
    }

    private static String percent(double share) {
        return String.valueOf(Math.round(share * 10_000) / 100.0).replaceFirst("\\.0$", "") + "%";
    }

    /** A key with its value, or as a comment with an example. */
    private static void key(StringBuilder lines, String key, @Nullable Object value, Object example) {
        lines.append(value == null ? "#" : "")
                .append(key)
                .append(": ")
                .append(yaml(value == null ? example : value))
                .append('\n');
    }

    private static String yaml(Object value) {
        if (value instanceof List<?> values) {
            return values.stream().map(ProfileDraft::yaml).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof Integer ? value.toString() : quoted(value.toString());
    }

    /** A JSON string is one of YAML too. */
    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }
}
