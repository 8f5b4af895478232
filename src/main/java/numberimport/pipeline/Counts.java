package numberimport.pipeline;

import java.util.StringJoiner;
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

    /** Such as "990 of 1000 rows accepted, 6 rejected, 4 unsent". */
    public String sentence() {
        var parts = new StringJoiner(", ");
        parts.add(accepted + " of " + rows + " rows accepted");
        add(parts, rejected, "rejected");
        add(parts, duplicate, "duplicate");
        add(parts, suppressed, "suppressed");
        add(parts, refused, "refused");
        add(parts, unsent, "unsent");
        add(parts, unknown, "unknown");
        return parts.toString();
    }

    private static void add(StringJoiner parts, long count, String kind) {
        if (count > 0) {
            parts.add(count + " " + kind);
        }
    }

    /** Rows that did not get into the task and never will in this run. */
    public long notAccepted() {
        return rejected + duplicate + suppressed + refused;
    }
}
