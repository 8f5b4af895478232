package numberimport.file;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows below the header; blank ones are passed over. */
final class DataRowReader implements RowReader {

    private final RowReader rows;
    private final Header header;
    private final Place place;
    private boolean belowHeader;

    DataRowReader(RowReader rows, Header header, Place place) {
        this.rows = rows;
        this.header = header;
        this.place = place;
    }

    @Override
    public @Nullable SourceRow next() {
        SourceRow row = rows.next();
        while (row != null && (!belowHeader || row.blank())) {
            belowHeader |= row.number() == header.row();
            row = rows.next();
        }
        if (row != null) {
            header.refuseUnnamedValue(row, place);
        }
        return row;
    }

    @Override
    public List<String> warnings() {
        return rows.warnings();
    }

    @Override
    public void close() {
        rows.close();
    }
}
