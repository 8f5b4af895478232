package numberimport.ledger;

import java.util.List;

/**
 * What is known of a batch at last: the rows that it keeps, being in the pool or refused by the API, and the rows that are cut
 * from it because something else became of them.
 */
public record BatchSettlement(
        List<StagedRow> kept, List<FailedRow> refused, AttemptOutcome outcome, List<BatchPart> cut) {

    /** All rows are in the pool, but for the refused ones. */
    public static BatchSettlement whole(NumberBatch batch, List<FailedRow> refused, AttemptOutcome outcome) {
        return new BatchSettlement(batch.rows(), refused, outcome, List.of());
    }
}
