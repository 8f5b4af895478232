package numberimport.pipeline;

import numberimport.file.SourceRow;
import org.jspecify.annotations.Nullable;

/** Rows to be checked, one after the other. */
@FunctionalInterface
interface RowSource {

    /** The next row; null after the last. */
    @Nullable
    SourceRow next();
}
