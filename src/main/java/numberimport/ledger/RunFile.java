package numberimport.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file of a run as it was understood: its display name and path, charset (CSV) or sheet (Excel), where its header stands
 * (counted from 1, 0 if that is not known), its column names, what they were taken for, in words, and the profile that it was read
 * by.
 */
public record RunFile(
        String name,
        String path,
        @Nullable String charset,
        @Nullable String sheet,
        long headerRow,
        List<String> columns,
        @Nullable String mapping,
        @Nullable String profile) {}
