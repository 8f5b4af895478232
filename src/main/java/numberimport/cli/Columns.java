package numberimport.cli;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/** Lines of a table on a terminal, where a Chinese character is as wide as two others. */
final class Columns {

    private static final String GAP = "  ";

    private final List<Column> columns = new ArrayList<>();

    private record Column(int width, String name, boolean right, boolean cut) {}

    /** A column of words, which are cut to its width. */
    Columns left(int width, String name) {
        columns.add(new Column(width, name, false, true));
        return this;
    }

    /** A column of words that are worth nothing when they are cut. */
    Columns whole(int width, String name) {
        columns.add(new Column(width, name, false, false));
        return this;
    }

    /** A column of numbers, never cut. */
    Columns right(int width, String name) {
        columns.add(new Column(width, name, true, false));
        return this;
    }

    String header() {
        return line(columns.stream().map(Column::name).toArray(String[]::new));
    }

    String line(String... cells) {
        var line = new StringBuilder();
        for (var i = 0; i < cells.length; i++) {
            var column = columns.get(i);
            var cell = column.cut() ? cut(ForeignText.line(cells[i]), column.width()) : ForeignText.line(cells[i]);
            var padding = " ".repeat(Math.max(0, column.width() - width(cell)));
            line.append(i == 0 ? "" : GAP).append(column.right() ? padding + cell : cell + padding);
        }
        return line.toString().stripTrailing();
    }

    private static String cut(String text, int most) {
        if (width(text) <= most) {
            return text;
        }
        var end = 0;
        var width = 0;
        while (width + width(text.codePointAt(end)) < most) {
            width += width(text.codePointAt(end));
            end = text.offsetByCodePoints(end, 1);
        }
        return text.substring(0, end) + "…";
    }

    private static int width(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    private static int width(int codePoint) {
        return Math.max(0, WCWidth.wcwidth(codePoint));
    }
}
