package numberimport.pipeline;

import numberimport.ledger.FailedRow;
import numberimport.ledger.StagedRow;

/** Where checked rows go: every row of a file goes to exactly one of the two. */
interface RowSink {

    void ready(StagedRow row);

    void failed(FailedRow row);
}
