package numberimport.file;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The row with the column names.
 *
 * @param row its number in the source; 0 if there is none
 * @param columns the names in order, trimmed; "" for a column without a name
 */
record Header(long row, List<String> columns) {

    private static final Pattern NUMBER = Pattern.compile("\\(?\\+?\\(?[0-9](?:[ ().-]{0,3}[0-9]){6,}"
            // One that a spreadsheet has shortened.
            + "|[0-9](?:\\.[0-9]+)?[Ee]\\+?(?:0?[89]|1[0-9])");
    private static final Pattern BETWEEN_NUMBERS = Pattern.compile("[,;/|、\r\n]+");
    private static final Pattern FORMULA_QUOTES = Pattern.compile("^'?(?:=?\")?|\"$");
    private static final Pattern UNSEEN = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cf}]+");
    private static final Pattern DATE =
            Pattern.compile("(?:19|20)\\d\\d([-./ ]?)(?:0?[1-9]|1[0-2])\\1(?:0?[1-9]|[12]\\d|3[01])");

    /** Finds the header among the rows and leaves the reader at the first row after it. */
    static Header find(RowReader rows, Place place, int wantedRow, Limits limits) {
        if (wantedRow == ReadingOptions.NO_HEADER) {
            return new Header(0, List.of());
        }
        SourceRow row = rows.next();
        boolean empty = true;
        while (row != null && (wantedRow == 0 ? row.blank() : row.number() != wantedRow)) {
            empty &= row.blank();
            row = rows.next();
        }
        if (row == null && empty) {
            throw new UnreadableFileException(
                    "EMPTY_FILE",
                    place.table() + ": nothing but blank rows, expected column names and rows",
                    "Export the file again; it needs a header row.");
        }
        if (row == null || row.blank()) {
            throw new UnreadableFileException(
                    "NO_HEADER",
                    "%s: %s, expected the column names"
                            .formatted(place.at(wantedRow), row == null ? "no such row" : "blank"),
                    "Name the row that holds the column names with --header-row.");
        }
        return of(row, place, limits);
    }

    private static Header of(SourceRow row, Place place, Limits limits) {
        var columns = new ArrayList<String>(row.size());
        for (int column = 0; column < row.size(); column++) {
            String name = WhiteSpace.trim(row.text(column));
            columns.add(canonical(name).isEmpty() ? "" : name);
        }
        var header = new Header(row.number(), List.copyOf(columns));
        header.refuseOversize(place, limits);
        header.refuseNumbers(row, place);
        header.refuseDuplicates(place);
        return header;
    }

    private void refuseOversize(Place place, Limits limits) {
        long named = columns.stream().filter(name -> !name.isEmpty()).count();
        long characters = columns.stream().mapToLong(String::length).sum();
        if (named > limits.columns() || characters > limits.headerCharacters()) {
            throw new UnreadableFileException(
                    "TOO_LARGE",
                    "%s: a header of %d columns and %d characters, expected at most %d and %d"
                            .formatted(place.at(row), named, characters, limits.columns(), limits.headerCharacters()),
                    "Remove the columns that the import does not need.");
        }
    }

    private void refuseNumbers(SourceRow first, Place place) {
        for (int column = 0; column < columns.size(); column++) {
            // What a numeric cell shows of a number may be 1.38E+10, or grouped.
            boolean numeric = first.kind(column) == CellKind.NUMBER;
            if (isNumber(columns.get(column)) || (numeric && isNumber(first.raw(column)))) {
                throw new UnreadableFileException(
                        "NO_HEADER",
                        "%s: column %d holds a number, expected column names".formatted(place.at(row), column + 1),
                        "Put a row of column names above the first row, or name the row with --header-row.");
            }
        }
    }

    private void refuseDuplicates(Place place) {
        Map<String, Integer> seen = new HashMap<>();
        for (int column = 0; column < columns.size(); column++) {
            String name = columns.get(column);
            Integer first = ignored(name) ? null : seen.putIfAbsent(canonical(name), column);
            if (first != null) {
                throw new UnreadableFileException(
                        "DUPLICATE_HEADER",
                        "%s: columns %d \"%s\" and %d \"%s\" have the same name, expected each name once"
                                .formatted(place.at(row), first + 1, columns.get(first), column + 1, name),
                        "Rename or remove one of the two columns.");
            }
        }
    }

    /** Whether it is rather a phone number, or several, than the name of a column. */
    static boolean isNumber(String name) {
        var parts = BETWEEN_NUMBERS
                .splitAsStream(Normalizer.normalize(name, Normalizer.Form.NFKC))
                .map(part -> FORMULA_QUOTES.matcher(part.strip()).replaceAll(""))
                .filter(part -> !part.isEmpty())
                .toList();
        return !parts.isEmpty()
                && parts.stream()
                        .allMatch(part -> NUMBER.matcher(part).matches()
                                && !DATE.matcher(part).matches());
    }

    private static boolean ignored(String name) {
        return name.isEmpty() || name.startsWith("_");
    }

    /** What can be seen of a name, in one case and width. */
    private static String canonical(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC);
        return UNSEEN.matcher(FORMULA_QUOTES.matcher(plain).replaceAll(""))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
