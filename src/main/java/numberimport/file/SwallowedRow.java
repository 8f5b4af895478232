package numberimport.file;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the row that a stray quote has drawn into the row above it, where a later one has closed it. */
final class SwallowedRow {

    private static final Pattern LINE_BREAK = Pattern.compile("\r\n?|\n");

    private SwallowedRow() {}

    /** By how many lines it stands below the start of the record, 0 if no line looks like a row of its own. */
    static int linesBelow(String[] cells, char delimiter) {
        if (!holdsBrokenText(cells)) {
            return 0;
        }
        var cut = Pattern.compile(String.valueOf(delimiter), Pattern.LITERAL);
        List<String[]> lines = LINE_BREAK
                .splitAsStream(String.join(String.valueOf(delimiter), cells))
                .map(line -> cut.split(line, -1))
                .toList();
        return IntStream.range(1, lines.size())
                .filter(i -> alike(lines.get(0), lines.get(i)))
                .findFirst()
                .orElse(0);
    }

    /** Numbers one below the other are no text: several of them may be written so in one cell. */
    private static boolean holdsBrokenText(String[] cells) {
        for (String cell : cells) {
            if ((cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0) && !Header.isNumber(cell)) {
                return true;
            }
        }
        return false;
    }

    /** Of as many cells, more than one, with a number in the same place, or in any if the first line has none. */
    private static boolean alike(String[] first, String[] other) {
        boolean anyPlace = Stream.of(first).noneMatch(Header::isNumber);
        return first.length > 1
                && first.length == other.length
                && IntStream.range(0, first.length)
                        .filter(column -> anyPlace || Header.isNumber(first[column]))
                        .anyMatch(column -> Header.isNumber(other[column]));
    }
}
