package numberimport.file;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table inside a file of one format, opened so far that its header is known. */
interface TableSource {

    String sha256();

    Header header();

    /** A fresh pass over all rows, from the top, header and blank rows included. */
    RowReader rows() throws IOException;

    /** How messages name the rows. */
    Place place();

    default @Nullable String charset() {
        return null;
    }

    default @Nullable Character delimiter() {
        return null;
    }

    default @Nullable String sheet() {
        return null;
    }

    default List<String> warnings() {
        return List.of();
    }
}
