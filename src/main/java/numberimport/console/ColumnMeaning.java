package numberimport.console;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What columns of a file mean, for a page; of words that name no field, the field is null and the columns are all of them. */
public record ColumnMeaning(String columns, @Nullable String field) {

    private static final Set<String> FIELDS = Set.of("cellphone", "name", "description", "custom", "ignore");
    private static final String BETWEEN = "   ";
    private static final String MEANS = " -> ";

    /** Of a file's mapping as runs keep it: "手机号 -> cellphone   城市, 来源 -> custom (2 of 10)". */
    static List<ColumnMeaning> ofMapping(@Nullable String mapping) {
        return mapping == null
                ? List.of()
                : Stream.of(mapping.split(BETWEEN, -1))
                        .map(ColumnMeaning::ofPart)
                        .toList();
    }

    private static ColumnMeaning ofPart(String part) {
        var end = part.lastIndexOf(MEANS);
        if (end < 0) {
            return new ColumnMeaning(part, null);
        }
        var word = part.substring(end + MEANS.length()).replaceFirst(" \\(.*", "");
        return of(part.substring(0, end), word, part);
    }

    /** Of a profile's rules: "cellphone=手机号". */
    static List<ColumnMeaning> ofRules(List<String> rules) {
        return rules.stream().map(ColumnMeaning::ofRule).toList();
    }

    private static ColumnMeaning ofRule(String rule) {
        var end = Math.max(0, rule.indexOf('='));
        return of(
                rule.substring(end + 1).strip(), rule.substring(0, end).strip().toLowerCase(Locale.ROOT), rule);
    }

    private static ColumnMeaning of(String columns, String field, String all) {
        return FIELDS.contains(field) ? new ColumnMeaning(columns, field) : new ColumnMeaning(all, null);
    }
}
