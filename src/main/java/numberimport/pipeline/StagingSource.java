package numberimport.pipeline;

import java.util.List;
import numberimport.validation.ColumnMapping;

/** Where the rows of a run that is still to be staged come from. Each opening is a fresh pass over all of them. */
interface StagingSource extends AutoCloseable {

    ColumnMapping mapping();

    /** Opens a pass; the caller closes it. */
    Pass open();

    /** Says no when the source is no longer what it was when the run was begun. */
    void requireUnchanged();

    @Override
    void close();

    /** One pass over the rows. */
    interface Pass extends RowSource, AutoCloseable {

        /** What this pass came across that a person may not know of. */
        List<String> warnings();

        @Override
        void close();
    }
}
