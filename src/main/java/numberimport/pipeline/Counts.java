package numberimport.pipeline;

import numberimport.ledger.RunCounts;
import numberimport.ledger.StagedCounts;

/** Every row by its outcome; the parts always add up to {@code rows}. */
public record Counts(
        long rows,
        long accepted,
        long rejected,
        long duplicate,
        long suppressed,
        long refused,
        long unsent,
        long unknown) {

    static Counts of(RunCounts counts) {
        return new Counts(
                counts.rows(),
                counts.accepted(),
                counts.rejected(),
                counts.duplicate(),
                counts.suppressed(),
                counts.refused(),
                counts.unsent(),
                counts.unknown());
    }

    static Counts ofStaged(StagedCounts staged) {
        var stopped = staged.rejected() + staged.duplicate() + staged.suppressed();
        return new Counts(
                staged.rows(),
                0,
                staged.rejected(),
                staged.duplicate(),
                staged.suppressed(),
                0,
                staged.rows() - stopped,
                0);
    }

    /** Rows that did not get into the task and never will in this run. */
    public long notAccepted() {
        return rejected + duplicate + suppressed + refused;
    }
}
