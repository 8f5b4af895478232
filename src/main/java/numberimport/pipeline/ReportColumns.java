package numberimport.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import numberimport.ledger.FailedRow;
import numberimport.validation.Reason;

/**
 * The layout of a report: the source's own columns, untouched and in order, then what happened to the row. Columns that an
 * earlier report added are replaced by the new ones.
 */
final class ReportColumns {

    private static final String ROW = "_row";
    private static final String RUN = "_run";
    private static final Set<String> ADDED_NUMBERS = Set.of(ROW, RUN);
    private static final List<String> ADDED = List.of(ROW, "_status", "_code", "_reason", "_action", RUN);

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final long run;
    private final List<String> source;
    private final List<Integer> kept = new ArrayList<>();

    ReportColumns(long run, List<String> source) {
        this.run = run;
        this.source = source;
        for (var i = 0; i < source.size(); i++) {
            if (!ADDED.contains(source.get(i))) {
                kept.add(i);
            }
        }
    }

    List<String> header() {
        var header = new ArrayList<String>();
        kept.forEach(column -> header.add(source.get(column)));
        header.addAll(ADDED);
        return header;
    }

    List<String> line(FailedRow row) {
        return line(row.row(), row.cells(), List.of(row.status().word(), row.code(), row.reason(), action(row.code())));
    }

    /** The line of a row; {@code outcome} is its status, code, reason and action. */
    List<String> line(long row, List<String> cells, List<String> outcome) {
        var line = new ArrayList<String>();
        kept.forEach(column -> line.add(cell(cells, column)));
        line.add(Long.toString(row));
        line.addAll(outcome);
        line.add(run == 0 ? "" : Long.toString(run));
        line.addAll(rightOfTheHeader(cells));
        return line;
    }

    /** Values that no column has a name for stay right of all that has one: imported as it is, the row is refused again for them. */
    private List<String> rightOfTheHeader(List<String> cells) {
        var beyond = cells.subList(Math.min(source.size(), cells.size()), cells.size());
        return beyond.stream().allMatch(String::isBlank) ? List.of() : beyond;
    }

    /** A row's cells without the source's values; what a report added stays, so that it is still known which row it is. */
    List<String> emptied(List<String> cells) {
        var left = new ArrayList<>(cells);
        left.replaceAll(cell -> "");
        for (var column = 0; column < Math.min(source.size(), cells.size()); column++) {
            if (ADDED_NUMBERS.contains(source.get(column))) {
                left.set(column, cells.get(column));
            }
        }
        return List.copyOf(left);
    }

    FailureView view(FailedRow row) {
        Map<String, String> values = new LinkedHashMap<>();
        kept.forEach(column -> values.put(source.get(column), cell(row.cells(), column)));
        return new FailureView(row.row(), row.status().word(), row.code(), row.reason(), action(row.code()), values);
    }

    /** Whether a file has the columns that every report has. */
    static boolean areOfReport(List<String> columns) {
        return columns.containsAll(ADDED);
    }

    /** The source's own columns. */
    static List<String> withoutAdded(List<String> columns) {
        return columns.stream().filter(column -> !ADDED.contains(column)).toList();
    }

    /** The row that a line of a report is about. */
    static OptionalLong rowNumber(List<String> columns, List<String> cells) {
        return number(columns.indexOf(ROW), cells);
    }

    /** The run that a line of a report is about. */
    static OptionalLong runNumber(List<String> columns, List<String> cells) {
        return number(columns.indexOf(RUN), cells);
    }

    private static OptionalLong number(int column, List<String> cells) {
        var text = column < 0 ? "" : cell(cells, column).strip();
        return NUMBER.matcher(text).matches() ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    static String action(String code) {
        try {
            return Reason.valueOf(code).action();
        } catch (IllegalArgumentException ofAnotherVersion) {
            return "see the reason";
        }
    }

    private static String cell(List<String> cells, int column) {
        return column < cells.size() ? cells.get(column) : "";
    }
}
