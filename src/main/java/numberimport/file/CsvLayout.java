package numberimport.file;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the text of a CSV file is cut into cells.
 *
 * @param separatorLine whether the first line is Excel's {@code sep=;}, which only names the delimiter
 */
record CsvLayout(Charset charset, char delimiter, boolean separatorLine) {

    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
    private static final Pattern SEPARATOR_LINE =
            Pattern.compile("\uFEFF?\"?sep=([^\"\r\n])\"?(?:[\r\n].*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final int SEPARATOR_LINE_CHARACTERS = 10;
    private static final int SAMPLE_ROWS = 20;

    /** Takes the delimiter from the options or the separator line, else from the header and the first rows. */
    static CsvLayout find(Path path, String name, Charset charset, ReadingOptions options, Limits limits)
            throws IOException {
        Character separator = separator(path, charset);
        Character declared = options.delimiter() == null ? separator : options.delimiter();
        if (declared != null) {
            return new CsvLayout(charset, declared, separator != null);
        }
        List<Character> possible = new ArrayList<>();
        List<Character> regular = new ArrayList<>();
        for (char delimiter : DELIMITERS) {
            try (var rows = CsvRowReader.open(path, name, new CsvLayout(charset, delimiter, false), limits)) {
                Sample sample = Sample.of(rows, options.headerRow());
                if (sample != Sample.ONE_COLUMN) {
                    possible.add(delimiter);
                }
                if (sample == Sample.REGULAR) {
                    regular.add(delimiter);
                }
            }
        }
        return new CsvLayout(charset, decide(possible, regular, name), false);
    }

    private static char decide(List<Character> possible, List<Character> regular, String name) {
        if (possible.isEmpty()) {
            return ',';
        }
        if (possible.size() == 1) {
            return possible.get(0);
        }
        if (regular.size() == 1) {
            return regular.get(0);
        }
        throw new UnreadableFileException(
                "DELIMITER",
                "%s: the header can be cut at each of %s, expected one delimiter".formatted(name, shown(possible)),
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
        UNEVEN,
        REGULAR;

        static Sample of(RowReader rows, int headerRow) {
            int width = 0;
            try {
                SourceRow header = rows.next();
                while (header != null && (headerRow == 0 ? header.blank() : header.number() != headerRow)) {
                    header = rows.next();
                }
                width = header == null ? 1 : header.size();
                return width > 1 && sameWidth(rows, width) ? REGULAR : width > 1 ? UNEVEN : ONE_COLUMN;
            } catch (UnreadableFileException e) {
                // The rows are cut at the wrong place, or the reading proper will meet the same fault and report it.
                return width > 1 ? UNEVEN : ONE_COLUMN;
            }
        }

        private static boolean sameWidth(RowReader rows, int width) {
            SourceRow row = rows.next();
            for (int read = 0; row != null && read < SAMPLE_ROWS; read++) {
                if (!row.blank() && row.size() != width) {
                    return false;
                }
                row = rows.next();
            }
            return true;
        }
    }
}
