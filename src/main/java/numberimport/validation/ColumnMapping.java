package numberimport.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import numberimport.file.SourceRow;

/**
 * Which column of a file feeds which field: guessed from the header, and from the user's rules, which win. Every column
 * has a place, if only as ignored. A header that leaves a doubt about the number is refused with a MappingException.
 */
public final class ColumnMapping {

    private static final int MAX_CUSTOM_NAME = 64;
    private static final int MOST_TITLE_ROWS = 20;
    private static final Set<String> RESERVED = Set.of("cellphone", "name", "description", "custom", "__proto__");

    private final List<MappedColumn> columns;

    private ColumnMapping(List<MappedColumn> columns) {
        this.columns = columns;
    }

    /** Maps the header's cells, in file order, by the rules and by the names. */
    public static ColumnMapping of(List<String> columns, List<MappingRule> rules) {
        return of(columns, rules, MainlandPlan.REGION, List::of);
    }

    /** The same, and where no name is certain to be the number column's, by the first rows, whose numbers are of that region. */
    public static ColumnMapping of(
            List<String> columns, List<MappingRule> rules, String region, Supplier<List<SourceRow>> firstRows) {
        var mapping = ofAnyCustomFields(columns, rules, region, firstRows);
        mapping.checkCustomColumns();
        return mapping;
    }

    /** The same, also where there are too many custom fields or one is called what the API doesn't take; nothing may be sent by it. */
    public static ColumnMapping ofAnyCustomFields(
            List<String> columns, List<MappingRule> rules, String region, Supplier<List<SourceRow>> firstRows) {
        List<String> headers = columns.stream().map(HeaderName::clean).toList();
        refuseData(headers.stream(), HeaderName::looksLikePhone);
        var draft = new MappingDraft(headers, () -> byContent(firstRows.get(), headers, region));
        var mapping = new ColumnMapping(draft.complete(rules));
        mapping.requireNumberColumn();
        return mapping;
    }

    /** All columns, in file order. */
    public List<MappedColumn> columns() {
        return columns;
    }

    /** Refuses further custom fields that every row would have, where there is no room for them or a column is called so. */
    public void requireRoomFor(Set<String> constants) {
        List<String> headers =
                of(Field.CUSTOM).stream().map(MappedColumn::header).toList();
        for (String constant : constants) {
            checkCustomName(constant);
            if (headers.contains(constant)) {
                throw new MappingException(
                        "AMBIGUOUS_COLUMN",
                        "Custom field \"" + constant + "\" is a column and a constant, expected one of them",
                        "Leave the column out, " + new MappingRule(Field.IGNORE, constant) + ", or the constant.");
            }
        }
        int all = headers.size() + constants.size();
        if (all > NumberEntry.MAX_CUSTOM) {
            throw new MappingException(
                    "TOO_MANY_CUSTOM",
                    headers.size() + " columns and " + constants.size()
                            + " constants would be custom fields, the API takes" + " at most " + NumberEntry.MAX_CUSTOM,
                    "Leave some columns out, " + new MappingRule(Field.IGNORE, headers.get(headers.size() - 1)));
        }
    }

    /** What to ask for, so that the number column is the same without a look at the rows; empty where its name told it. */
    public Optional<MappingRule> foundByContent() {
        return of(Field.CELLPHONE).stream()
                .filter(column -> column.why().equals(MappingDraft.BY_CONTENT))
                .map(column -> new MappingRule(Field.CELLPHONE, column.header()))
                .findFirst();
    }

    /** One line for people: "手机号 -> cellphone   姓名 -> name   城市, 来源 -> custom (2 of 10)". */
    public String describe() {
        var parts = new ArrayList<String>();
        for (Field field : Field.values()) {
            List<String> names = of(field).stream()
                    .map(MappedColumn::header)
                    .filter(header -> !header.isEmpty())
                    .toList();
            if (!names.isEmpty()) {
                String count = field == Field.CUSTOM ? " (" + names.size() + " of " + NumberEntry.MAX_CUSTOM + ")" : "";
                parts.add(String.join(", ", names) + " -> " + field.word() + count);
            }
        }
        return String.join("   ", parts);
    }

    List<MappedColumn> of(Field field) {
        return columns.stream().filter(column -> column.field() == field).toList();
    }

    int width() {
        return columns.size();
    }

    private static void refuseData(Stream<String> headers, Predicate<String> data) {
        headers.filter(data).findFirst().ifPresent(phone -> {
            throw new MappingException(
                    "NO_HEADER",
                    "The first row is no header: it holds the number " + Masked.quoted(phone),
                    "Put a row with the columns' names above the data, such as 手机号,姓名.");
        });
    }

    private static List<Integer> byContent(List<SourceRow> firstRows, List<String> headers, String region) {
        long named = headers.stream().filter(header -> !header.isEmpty()).count();
        firstRows.stream()
                .limit(MOST_TITLE_ROWS)
                .filter(row -> looksLikeHeader(row, named))
                .findFirst()
                .ifPresent(row -> {
                    throw new MappingException(
                            "NO_HEADER",
                            "The first row is no header: the columns' names seem to stand in row " + row.number(),
                            "If they do, say so: --header-row " + row.number());
                });
        List<Integer> columns = new NumbersByContent(NumberingPlan.of(region)).columns(firstRows, headers.size());
        refuseData(
                IntStream.range(0, headers.size())
                        .filter(i -> columns.contains(i)
                                || HeaderAliases.CELLPHONE.partOf(HeaderName.canonical(headers.get(i))))
                        .mapToObj(headers::get),
                HeaderName::looksLikeRemarkedPhone);
        return columns;
    }

    /** A title above the header, even one that speaks of numbers, has fewer cells than the header. */
    private static boolean looksLikeHeader(SourceRow row, long named) {
        List<String> cells = IntStream.range(0, row.size())
                .mapToObj(column -> HeaderName.clean(row.text(column)))
                .toList();
        return cells.stream().filter(cell -> !cell.isEmpty()).count() > named
                && cells.stream().noneMatch(HeaderName::looksLikePhone)
                && cells.stream().anyMatch(cell -> HeaderAliases.CELLPHONE.rank(HeaderName.canonical(cell)) >= 0);
    }

    private void requireNumberColumn() {
        if (!of(Field.CELLPHONE).isEmpty()) {
            return;
        }
        List<String> headers = columns.stream()
                .map(MappedColumn::header)
                .filter(header -> !header.isEmpty())
                .toList();
        if (headers.size() <= 1 && columns.size() > 1) {
            throw new MappingException(
                    "NO_HEADER",
                    "The first row is no header: it has " + headers.size() + " of " + columns.size()
                            + " columns filled",
                    "If the header stands further down, below a title, say where: --header-row 3");
        }
        throw new MappingException(
                "NO_NUMBER_COLUMN",
                "No column is known to hold the number; found " + MappingDraft.listed(headers),
                "Say which one it is: --map cellphone=HEADER");
    }

    private void checkCustomColumns() {
        List<MappedColumn> custom = of(Field.CUSTOM);
        List<String> headers = custom.stream().map(MappedColumn::header).toList();
        if (custom.size() > NumberEntry.MAX_CUSTOM) {
            throw new MappingException(
                    "TOO_MANY_CUSTOM",
                    custom.size() + " columns would be custom fields, the API takes at most " + NumberEntry.MAX_CUSTOM
                            + ": " + MappingDraft.listed(headers),
                    "Choose the ones to send, " + new MappingRule(Field.CUSTOM, headers.get(0))
                            + " and so on, or leave some out, "
                            + new MappingRule(Field.IGNORE, headers.get(headers.size() - 1)));
        }
        headers.forEach(ColumnMapping::checkCustomName);
    }

    private static void checkCustomName(String header) {
        String wayOut = "Rename the column, or leave it out: " + new MappingRule(Field.IGNORE, header);
        if (RESERVED.contains(HeaderName.sameCase(header))) {
            throw new MappingException(
                    "RESERVED_CUSTOM_NAME",
                    "A custom field must not be called \"" + header + "\", a name the API uses",
                    wayOut);
        }
        if (header.codePoints().anyMatch(Characters::lost)) {
            throw new MappingException(
                    "ENCODING",
                    "The name of a custom field has a character that was lost when the text was converted: "
                            + Masked.quoted(header),
                    wayOut);
        }
        int length = header.codePointCount(0, header.length());
        if (length > MAX_CUSTOM_NAME) {
            throw new MappingException(
                    "CUSTOM_NAME_TOO_LONG",
                    "The name of a custom field has " + length + " characters, expected at most " + MAX_CUSTOM_NAME
                            + ": " + Masked.quoted(header),
                    wayOut);
        }
    }
}
