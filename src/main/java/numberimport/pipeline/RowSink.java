package numberimport.pipeline;

import numberimport.file.SourceRow;
import numberimport.validation.NumberEntry;
import numberimport.validation.Verdict;

/** Where checked rows go: every row of a file goes to exactly one of the two. */
interface RowSink {

    /** The row with its own cells, and what it is to the API. */
    void ready(SourceRow row, NumberEntry entry);

    void failed(SourceRow row, Verdict.Failed verdict);
}
