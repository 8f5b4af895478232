package numberimport.submission;

import java.util.List;
import java.util.stream.Collectors;
import numberimport.ledger.AttemptOutcome;
import numberimport.ledger.AttemptOutcome.How;
import numberimport.ledger.BatchPart;
import numberimport.ledger.BatchSettlement;
import numberimport.ledger.BatchState;
import numberimport.ledger.FailedRow;
import numberimport.ledger.NumberBatch;

/** Rows that an answer refuses as being in the task already, and that are there because of an earlier attempt. */
final class Duplicates {

    private Duplicates() {}

    /** The batch with those rows as a part of their own, accepted. */
    static BatchSettlement accepted(
            NumberBatch batch, List<FailedRow> refused, List<FailedRow> duplicates, AttemptOutcome outcome) {
        if (duplicates.isEmpty()) {
            return BatchSettlement.whole(batch, refused, outcome);
        }
        var there = new AttemptOutcome(
                How.DUPLICATE_ANSWER,
                "sent again after a doubt, and the API said that the task has it already",
                outcome.at());
        var numbers = duplicates.stream().map(FailedRow::row).collect(Collectors.toSet());
        var cut = batch.rows().stream()
                .filter(row -> numbers.contains(row.entry().row()))
                .toList();
        if (cut.size() == batch.size()) {
            return BatchSettlement.whole(batch, List.of(), there);
        }
        var kept = batch.rows().stream().filter(row -> !cut.contains(row)).toList();
        var still = refused.stream().filter(row -> !duplicates.contains(row)).toList();
        return new BatchSettlement(kept, still, outcome, List.of(new BatchPart(cut, BatchState.SENT, there)));
    }
}
