package numberimport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** A file of leads on disk: good numbers, one of them a second time, and rows that are no numbers. */
record Leads(Path file, List<String> cells) {

    private static final int FIRST_ROW = 2;

    static Leads write(Path folder, int good, int bad) {
        var cells = new ArrayList<String>();
        IntStream.rangeClosed(1, good).forEach(i -> cells.add(number(i)));
        cells.add(number(1));
        cells.addAll(Collections.nCopies(bad, "123"));
        var lines = new ArrayList<>(List.of("手机号"));
        lines.addAll(cells);
        try {
            return new Leads(Files.write(folder.resolve("leads.csv"), lines), List.copyOf(cells));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The good number in the {@code i}th place, from 1. */
    static String number(int i) {
        return "1700000" + String.format("%04d", i);
    }

    /** Every row of the file as reports count them: the header is row 1. */
    List<Integer> rows() {
        return IntStream.range(0, cells.size()).mapToObj(i -> i + FIRST_ROW).toList();
    }

    String cell(int row) {
        return cells.get(row - FIRST_ROW);
    }
}
