package numberimport.validation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A mapping in the making: the user's rules come first, then what the names say; what is left becomes custom. */
final class MappingDraft {

    static final String BY_CONTENT = "its values are numbers";

    private final List<String> headers;
    private final Supplier<List<Integer>> numbersByContent;
    private final @Nullable MappedColumn[] columns;

    /** {@code numbersByContent} is asked for the columns that hold numbers only where no name is certain. */
    MappingDraft(List<String> headers, Supplier<List<Integer>> numbersByContent) {
        this.headers = headers;
        this.numbersByContent = numbersByContent;
        this.columns = new MappedColumn[headers.size()];
    }

    List<MappedColumn> complete(List<MappingRule> rules) {
        rules.forEach(this::apply);
        ignoreWhatIsNotData();
        guessNumberColumn();
        guessOne(HeaderAliases.NAME);
        guessOne(HeaderAliases.DESCRIPTION);
        boolean chosen = rules.stream().anyMatch(rule -> rule.field() == Field.CUSTOM);
        for (int i : open()) {
            assign(
                    i,
                    chosen ? Field.IGNORE : Field.CUSTOM,
                    chosen ? "not chosen by --map custom" : "custom by default");
        }
        return List.of(columns);
    }

    private void apply(MappingRule rule) {
        int index = find(rule);
        MappedColumn other = columns[index];
        if (other != null && other.field() != rule.field()) {
            throw new MappingException(
                    "AMBIGUOUS_COLUMN",
                    "Column \"" + headers.get(index) + "\" is mapped to "
                            + other.field().word() + " and to " + rule.field().word(),
                    "Keep one of the two --map options.");
        }
        boolean single = rule.field() == Field.NAME || rule.field() == Field.DESCRIPTION;
        if (single && other == null && mapped(rule.field())) {
            throw new MappingException(
                    "AMBIGUOUS_COLUMN",
                    "Several columns are mapped to " + rule.field().word() + ", which takes one",
                    "Keep one of the --map " + rule.field().word() + "= options; only cellphone joins columns.");
        }
        assign(index, rule.field(), "--map");
    }

    private int find(MappingRule rule) {
        int exact = headers.indexOf(HeaderName.clean(rule.header()));
        if (exact >= 0) {
            return exact;
        }
        String canonical = HeaderName.canonical(rule.header());
        List<Integer> found = IntStream.range(0, headers.size())
                .filter(i -> !canonical.isEmpty()
                        && HeaderName.canonical(headers.get(i)).equals(canonical))
                .boxed()
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        throw new MappingException(
                found.isEmpty() ? "UNKNOWN_HEADER" : "AMBIGUOUS_COLUMN",
                (found.isEmpty() ? "No column" : "More than one column") + " is named \"" + rule.header() + "\"; found "
                        + listed(headers),
                "Use a header of the file in " + rule + ".");
    }

    private void ignoreWhatIsNotData() {
        for (int i : open()) {
            String header = headers.get(i);
            if (header.isEmpty()) {
                assign(i, Field.IGNORE, "no name");
            } else if (HeaderName.sameCase(header).startsWith("_")) {
                assign(i, Field.IGNORE, "starts with _");
            } else if (HeaderAliases.IGNORE.rank(HeaderName.canonical(header)) >= 0) {
                assign(i, Field.IGNORE, "alias");
            }
        }
    }

    /** Of two columns that might hold the number, none is taken: a wrong guess would call the wrong people. */
    private void guessNumberColumn() {
        if (mapped(Field.CELLPHONE)) {
            return;
        }
        List<Integer> found = openWhere(canonical -> HeaderAliases.CELLPHONE.rank(canonical) >= 0);
        String why = "alias";
        if (found.isEmpty()) {
            found = openWhere(HeaderAliases.CELLPHONE::partOf);
            why = "contains an alias";
        }
        if (found.isEmpty()) {
            found = openWhere(HeaderAliases.CELLPHONE::misspelt);
            why = "like an alias";
        }
        if (found.isEmpty()) {
            why = BY_CONTENT;
        }
        if (found.isEmpty() || (found.size() == 1 && !certain(found.get(0)))) {
            found = withOthersByContent(found);
        }
        if (found.size() > 1) {
            throw ambiguousNumber(found);
        }
        if (found.size() == 1) {
            assign(found.get(0), Field.CELLPHONE, why);
        }
    }

    private boolean certain(int column) {
        return HeaderAliases.CELLPHONE.certain(HeaderName.canonical(headers.get(column)));
    }

    /** Where a name alone is not certain, the columns that hold numbers as well as it, or instead of it, might be meant too. */
    private List<Integer> withOthersByContent(List<Integer> named) {
        List<Integer> holding =
                numbersByContent.get().stream().filter(open()::contains).toList();
        return Stream.concat(
                        named.stream(),
                        holding.stream().filter(column -> !named.contains(column) && rivals(column, named, holding)))
                .sorted()
                .toList();
    }

    /** A column with numbers and any name is passed over only beside a full alias that holds numbers too. */
    private boolean rivals(int column, List<Integer> named, List<Integer> holding) {
        return named.isEmpty()
                || !holding.containsAll(named)
                || HeaderAliases.CELLPHONE.rank(HeaderName.canonical(headers.get(named.get(0)))) < 0
                || HeaderAliases.CELLPHONE.partOf(HeaderName.canonical(headers.get(column)));
    }

    private MappingException ambiguousNumber(List<Integer> found) {
        List<MappingRule> rules = found.stream()
                .map(i -> new MappingRule(Field.CELLPHONE, headers.get(i)))
                .toList();
        return new MappingException(
                "AMBIGUOUS_COLUMN",
                found.size() + " columns may be the number column: "
                        + listed(found.stream().map(headers::get).toList()),
                "Say which one: " + rules.get(0) + "; or call all of them: "
                        + rules.stream().map(MappingRule::toString).collect(Collectors.joining(" ")));
    }

    /** The likeliest alias; failing that, the only column whose name contains one. */
    private void guessOne(HeaderAliases aliases) {
        if (mapped(aliases.field())) {
            return;
        }
        List<Integer> named = openWhere(canonical -> aliases.rank(canonical) >= 0);
        List<Integer> containing = openWhere(aliases::partOf);
        if (!named.isEmpty()) {
            int likeliest = named.stream()
                    .min(Comparator.comparingInt(i -> aliases.rank(HeaderName.canonical(headers.get(i)))))
                    .get();
            assign(likeliest, aliases.field(), "alias");
        } else if (containing.size() == 1) {
            assign(containing.get(0), aliases.field(), "contains an alias");
        }
    }

    private List<Integer> openWhere(Predicate<String> canonicalMatches) {
        return open().stream()
                .filter(i -> canonicalMatches.test(HeaderName.canonical(headers.get(i))))
                .toList();
    }

    private List<Integer> open() {
        var open = new ArrayList<Integer>();
        for (int i = 0; i < columns.length; i++) {
            if (columns[i] == null) {
                open.add(i);
            }
        }
        return open;
    }

    private boolean mapped(Field field) {
        for (MappedColumn column : columns) {
            if (column != null && column.field() == field) {
                return true;
            }
        }
        return false;
    }

    private void assign(int index, Field field, String why) {
        columns[index] = new MappedColumn(index, headers.get(index), field, why);
    }

    static String listed(List<String> headers) {
        return headers.stream()
                .filter(header -> !header.isEmpty())
                .map(header -> "\"" + header + "\"")
                .collect(Collectors.joining(", "));
    }
}
