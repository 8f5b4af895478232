package numberimport.file;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * How to read a file; null means: find out.
 *
 * @param charset of a CSV file
 * @param delimiter between the cells of a CSV file
 * @param sheet of a workbook, by name or by its number among the visible sheets, counted from 1
 * @param headerRow line (CSV) or row (Excel) that holds the column names, counted from 1; 0 is the first one that is not blank, and
 *     {@link #NO_HEADER} none, so that all rows are data
 */
public record ReadingOptions(
        @Nullable Charset charset,
        @Nullable Character delimiter,
        @Nullable String sheet,
        int headerRow) {

    public static final int NO_HEADER = -1;

    public static final ReadingOptions FIND_OUT = new ReadingOptions(null, null, null, 0);

    /** Numbers alone, such as a do-not-call list. */
    public static final ReadingOptions HEADERLESS = new ReadingOptions(null, null, null, NO_HEADER);

    public ReadingOptions {
        if (delimiter != null && !canDelimit(delimiter)) {
            throw new IllegalArgumentException("the delimiter is a quote or a line break, expected another character");
        }
        if (headerRow < NO_HEADER) {
            throw new IllegalArgumentException("headerRow is " + headerRow + ", expected 1 or more, or 0 to find it");
        }
    }

    private static boolean canDelimit(char character) {
        return character != '"' && character != '\r' && character != '\n';
    }
}
