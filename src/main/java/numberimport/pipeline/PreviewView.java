package numberimport.pipeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import numberimport.validation.NumberEntry;
import org.jspecify.annotations.Nullable;

/**
 * How a file is understood, with its first rows as they would be sent. Where its columns leave a doubt, {@code error} says which,
 * columns have no meaning, unless custom fields alone are in the way, and rows only their cells.
 */
public record PreviewView(
        String schema,
        int exit,
        File file,
        List<Column> columns,
        List<Row> rows,
        List<String> warnings,
        @Nullable Problem error) {

    /** How many columns may be custom fields. */
    public static final int MOST_CUSTOM = NumberEntry.MAX_CUSTOM;

    static final String SCHEMA = "number-import/preview/1";

    /** What was found out about the file itself. */
    public record File(
            String name,
            @Nullable String inside,
            String sha256,
            String format,
            @Nullable String charset,
            @Nullable String delimiter,
            @Nullable String sheet,
            long headerRow) {}

    /** A column by its place, counted from 1, what it means and why, and its first value. */
    public record Column(
            int column,
            String header,
            @Nullable String field,
            @Nullable String why,
            String sample) {}

    /** A row by its number in the file: what would be sent, after which repairs, or why it would not. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Row(
            long row,
            String status,
            @Nullable String cellphone,
            @Nullable String name,
            @Nullable String description,
            Map<String, String> custom,
            List<String> repairs,
            List<String> reasons,
            List<String> cells) {

        public Row {
            custom = custom == null ? Map.of() : custom;
            repairs = repairs == null ? List.of() : repairs;
            reasons = reasons == null ? List.of() : reasons;
            cells = cells == null ? List.of() : cells;
        }
    }
}
