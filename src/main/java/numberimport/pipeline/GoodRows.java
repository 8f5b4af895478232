package numberimport.pipeline;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import numberimport.ledger.BatchState;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.NumberBatch;
import numberimport.ledger.RowStatus;
import numberimport.ledger.StagedRow;

/** The rows of a run's batches in order, but for those that the API refused. */
record GoodRows(ImportLedger ledger, long run) {

    /** Hands the rows of batches in some states over, each with its batch. */
    void forEach(Set<BatchState> states, BiConsumer<NumberBatch, StagedRow> action) {
        var refused = new HashSet<Long>();
        ledger.failedRows().forEach(run, EnumSet.of(RowStatus.REFUSED), row -> refused.add(row.row()));
        ledger.batches().forEach(run, batch -> {
            if (states.contains(batch.state())) {
                batch.rows().stream()
                        .filter(row -> !refused.contains(row.entry().row()))
                        .forEach(row -> action.accept(batch, row));
            }
        });
    }
}
