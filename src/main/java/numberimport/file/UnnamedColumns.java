package numberimport.file;

import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Refuses rows with a value in a column without a name, which would vanish silently. Only the first column may have one that counts
 * the rows upwards, as data frames put it there when they are exported.
 */
final class UnnamedColumns {

    private static final Pattern INDEX = Pattern.compile("\\d{1,9}");

    private final Header header;
    private final Place place;
    private final int[] unnamed;
    private long lastIndex = -1;

    UnnamedColumns(Header header, Place place) {
        this.header = header;
        this.place = place;
        this.unnamed = IntStream.range(0, header.columns().size())
                .filter(column -> header.columns().get(column).isEmpty())
                .toArray();
    }

    void refuseValueIn(SourceRow row) {
        for (int column : unnamed) {
            if (column < row.size() && row.holdsValue(column) && !counts(column, row.raw(column))) {
                throw new UnreadableFileException(
                        "EMPTY_HEADER",
                        "%s: column %d has a value but no name in the header, expected a name"
                                .formatted(place.at(row.number()), column + 1),
                        "Name the column in %s %d, or empty it.".formatted(place.unit(), header.row()));
            }
        }
    }

    private boolean counts(int column, String value) {
        if (column > 0 || !INDEX.matcher(value).matches() || Long.parseLong(value) <= lastIndex) {
            return false;
        }
        lastIndex = Long.parseLong(value);
        return true;
    }
}
