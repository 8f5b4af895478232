package numberimport.file;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rows below the header; blank ones are passed over. */
final class DataRowReader implements RowReader {

    private final RowReader rows;
    private final long headerRow;
    private final Consumer<SourceRow> check;
    private boolean belowHeader;

    /** {@code check} refuses a row by an exception. */
    DataRowReader(RowReader rows, Header header, Consumer<SourceRow> check) {
        this.rows = rows;
        this.headerRow = header.row();
        this.check = check;
        this.belowHeader = headerRow == 0;
    }

    @Override
    public @Nullable SourceRow next() {
        SourceRow row = rows.next();
        while (row != null && (!belowHeader || row.blank())) {
            belowHeader |= row.number() == headerRow;
            row = rows.next();
        }
        if (row != null) {
            check.accept(row);
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
