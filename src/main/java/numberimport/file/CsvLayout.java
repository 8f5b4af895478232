package numberimport.file;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How the text of a CSV file is cut into cells.
 *
 * @param separatorLine whether the first line is Excel's {@code sep=;}, which only names the delimiter
 * @param spacedQuotes whether spaces may stand before the quotes of a cell, as they do in the header
 */
record CsvLayout(Charset charset, char delimiter, boolean separatorLine, boolean spacedQuotes) {

    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
    private static final Pattern SEPARATOR_LINE =
            Pattern.compile("\uFEFF?\"?sep=([^\"\r\n])\"?\\1*(?:[\r\n].*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern SPACED_QUOTES = Pattern.compile("\\s+\"[^\"]*\"\\s*");
    private static final Pattern NUMBER_OF_ANOTHER_CUT = Pattern.compile("(?:^|[,;\t|])\\s*\"?\\+?[0-9]{7}");
    private static final int SEPARATOR_LINE_CHARACTERS = 10;
    private static final int SAMPLE_ROWS = 20;
    private static final int LAST_TITLE_ROW = 10;

    /**
     * Takes the delimiter from the options or the separator line, else from the header and the first rows. A quote behind spaces that
     * stands in a row only may be a sign for inches, or for the same as above.
     */
    static CsvLayout find(Path path, String name, Charset charset, ReadingOptions options, Limits limits)
            throws IOException {
        Character separator = separator(path, charset);
        Character declared = options.delimiter() == null ? separator : options.delimiter();
        List<Cut> cuts = new ArrayList<>();
        for (char delimiter : declared == null ? DELIMITERS : List.of(declared)) {
            var layout = new CsvLayout(charset, delimiter, separator != null, false);
            try (var rows = CsvRowReader.open(path, name, layout, limits)) {
                cuts.add(Cut.at(delimiter, rows, options.headerRow()));
            }
        }
        Cut cut = decide(cuts, name);
        boolean spaced = cut.header().stream().anyMatch(SPACED_QUOTES.asMatchPredicate());
        return new CsvLayout(charset, cut.delimiter(), separator != null, spaced);
    }

    private static Cut decide(List<Cut> cuts, String name) {
        List<Cut> possible =
                cuts.stream().filter(cut -> cut.sample() != Sample.ONE_COLUMN).toList();
        for (Predicate<Cut> better : List.<Predicate<Cut>>of(
                cut -> cut.sample() != Sample.HEADER_ONLY,
                cut -> !cut.besideAnother(cuts),
                cut -> cut.sample() == Sample.REGULAR,
                cut -> !cut.belowTitle())) {
            List<Cut> best = possible.stream().filter(better).toList();
            possible = best.isEmpty() ? possible : best;
        }
        if (possible.isEmpty()) {
            return cuts.get(0);
        }
        if (possible.size() == 1) {
            return possible.get(0);
        }
        throw new UnreadableFileException(
                "DELIMITER",
                "%s: the header can be cut at each of %s, expected one delimiter"
                        .formatted(
                                name,
                                shown(possible.stream().map(Cut::delimiter).toList())),
                "Name the right one with --delimiter.");
    }

    private static String shown(List<Character> delimiters) {
        return String.join(
                " ",
                delimiters.stream()
                        .map(delimiter -> delimiter == '\t' ? "TAB" : delimiter.toString())
                        .toList());
    }

    private static @Nullable Character separator(Path path, Charset charset) throws IOException {
        try (Reader text = new InputStreamReader(Files.newInputStream(path), charset)) {
            var head = new char[SEPARATOR_LINE_CHARACTERS];
            int length = Math.max(0, text.read(head));
            Matcher line = SEPARATOR_LINE.matcher(new String(head, 0, length));
            return line.matches() ? line.group(1).charAt(0) : null;
        }
    }

    /** What the first rows look like when they are cut at one delimiter. */
    private enum Sample {
        ONE_COLUMN,
        HEADER_ONLY,
        UNEVEN,
        REGULAR
    }

    /** The header and the first rows, cut at one delimiter; {@code belowTitle} where that does not cut the first line. */
    private record Cut(char delimiter, List<String> header, Sample sample, boolean belowTitle) {

        static Cut at(char delimiter, RowReader rows, int headerRow) {
            List<String> names = List.of();
            try {
                SourceRow header = rows.next();
                while (header != null && (headerRow <= 0 ? header.blank() : header.number() != headerRow)) {
                    header = rows.next();
                }
                if (header != null) {
                    names = texts(header);
                }
                if (names.size() == 1 && headerRow == 0) {
                    return belowTitle(delimiter, rows);
                }
                var sample = names.size() > 1 ? sample(rows, names.size()) : Sample.ONE_COLUMN;
                return new Cut(delimiter, names, sample, false);
            } catch (UnreadableFileException e) {
                // The rows are cut at the wrong place, or the reading proper will meet the same fault and report it.
                return new Cut(delimiter, names, names.size() > 1 ? Sample.UNEVEN : Sample.ONE_COLUMN, false);
            }
        }

        /** A first line of one cell may be a title: where rows of several cells follow, and all are alike, these tell the delimiter. */
        private static Cut belowTitle(char delimiter, RowReader rows) {
            SourceRow header = rows.next();
            while (header != null && header.number() <= LAST_TITLE_ROW && header.size() <= 1) {
                header = rows.next();
            }
            SourceRow first = header == null ? null : rows.next();
            while (first != null && first.blank()) {
                first = rows.next();
            }
            if (header == null || first == null) {
                return new Cut(delimiter, List.of(), Sample.ONE_COLUMN, true);
            }
            List<String> names = texts(header);
            boolean alike = names.size() > 1
                    && names.stream().noneMatch(Cut::isData)
                    && first.size() == names.size()
                    && sample(rows, names.size()) == Sample.REGULAR;
            return new Cut(delimiter, names, alike ? Sample.REGULAR : Sample.ONE_COLUMN, true);
        }

        /** A number, or one between cells that another delimiter cuts. */
        private static boolean isData(String name) {
            return name.isBlank()
                    || Header.isNumber(WhiteSpace.trim(name))
                    || NUMBER_OF_ANOTHER_CUT.matcher(name).find();
        }

        private static List<String> texts(SourceRow row) {
            return IntStream.range(0, row.size()).mapToObj(row::text).toList();
        }

        private static Sample sample(RowReader rows, int width) {
            boolean regular = true;
            boolean cut = false;
            int read = 0;
            for (SourceRow row = rows.next(); row != null && read < SAMPLE_ROWS; row = rows.next()) {
                if (!row.blank()) {
                    read++;
                    regular &= row.size() == width;
                    cut |= row.size() > 1;
                }
            }
            return regular ? Sample.REGULAR : cut ? Sample.UNEVEN : Sample.HEADER_ONLY;
        }

        /** Whether the delimiter proper stands behind this one each time: some exports put a tab after every cell. */
        boolean besideAnother(List<Cut> others) {
            boolean ends = header.get(header.size() - 1).isEmpty();
            List<String> cells = header.subList(1, header.size() - (ends ? 1 : 0));
            return others.stream()
                    .map(other -> String.valueOf(other.delimiter))
                    .anyMatch(other -> !cells.isEmpty() && cells.stream().allMatch(cell -> cell.startsWith(other)));
        }
    }
}
