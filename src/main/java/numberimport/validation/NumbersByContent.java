package numberimport.validation;

import java.util.List;
import java.util.stream.IntStream;
import numberimport.file.SourceRow;

/** Which columns hold numbers to call, judged by the first rows: asked only where no column's name is certain to. */
final class NumbersByContent {

    private static final int MOST_OTHERS_PERCENT = 10;

    private final PhoneCell reader;

    NumbersByContent(NumberingPlan plan) {
        this.reader = new PhoneCell(plan);
    }

    /** The columns of which at least nine in ten values are numbers to call, counted from 0. */
    List<Integer> columns(List<SourceRow> firstRows, int width) {
        return IntStream.range(0, width)
                .filter(column -> holdsNumbers(firstRows, column))
                .boxed()
                .toList();
    }

    private boolean holdsNumbers(List<SourceRow> firstRows, int column) {
        List<String> values = firstRows.stream()
                .map(row -> row.rawPadded(column))
                .filter(value -> !value.isBlank())
                .toList();
        long others = values.stream().filter(value -> !isNumber(value)).count();
        return !values.isEmpty() && 100 * others <= MOST_OTHERS_PERCENT * (long) values.size();
    }

    private boolean isNumber(String value) {
        var findings = new RowFindings();
        return !reader.read("", value, findings).isEmpty() && !findings.rejected();
    }
}
