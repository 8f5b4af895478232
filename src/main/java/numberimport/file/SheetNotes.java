package numberimport.file;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What a pass over a sheet comes across that a person at the screen does not see. */
final class SheetNotes {

    private static final int SHOWN_RANGES = 5;

    private final BitSet hiddenColumns = new BitSet();
    private final List<String> mergedRanges = new ArrayList<>();
    private int merged;
    private int hiddenRows;
    private int width;

    /** Columns are hidden, from the first to before the last one, counted from 0. */
    void hiddenColumns(int first, int last) {
        hiddenColumns.set(first, Math.min(last, SheetRowReader.COLUMNS));
    }

    void row(boolean hidden, SourceRow row) {
        hiddenRows += hidden && !row.blank() ? 1 : 0;
        width = Math.max(width, row.size());
    }

    void merge(String range) {
        String[] corners = range.replaceAll("[A-Z$]", "").split(":", 2);
        if (corners.length == 2 && !corners[0].equals(corners[1])) {
            merged++;
            if (merged <= SHOWN_RANGES) {
                mergedRanges.add(range);
            }
        }
    }

    List<String> sentences(Place place) {
        List<String> sentences = new ArrayList<>();
        if (hiddenRows > 0) {
            sentences.add(
                    "%s: %d hidden rows are read like the others (HIDDEN_ROWS).".formatted(place.table(), hiddenRows));
        }
        int columns = hiddenColumns.get(0, width).cardinality();
        if (columns > 0) {
            sentences.add("%s: %d hidden columns are read like the others (HIDDEN_COLUMNS)."
                    .formatted(place.table(), columns));
        }
        if (merged > 0) {
            sentences.add("%s: %d merged ranges over several rows have their value in the first row only: %s%s"
                            .formatted(
                                    place.table(),
                                    merged,
                                    String.join(", ", mergedRanges),
                                    merged > SHOWN_RANGES ? ", … " : " ")
                    + "(MERGED_CELLS).");
        }
        return List.copyOf(sentences);
    }
}
