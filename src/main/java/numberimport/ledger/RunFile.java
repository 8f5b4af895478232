package numberimport.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The file of a run as it was understood: its display name and path, charset (CSV) or sheet (Excel), and column names. */
public record RunFile(
        String name,
        String path,
        @Nullable String charset,
        @Nullable String sheet,
        List<String> columns) {}
