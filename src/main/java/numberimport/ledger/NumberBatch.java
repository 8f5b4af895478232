package numberimport.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One to 300 good rows: the unit of sending, restarting and reporting. {@code attempts} counts the sendings that the API may
 * have taken; of a sent batch {@code accepted} rows are in the pool, known by {@code via}. A batch that was cut from another one
 * has that as its {@code parent}.
 */
public record NumberBatch(
        long id,
        long run,
        int seq,
        @Nullable Long parent,
        BatchState state,
        int attempts,
        int accepted,
        @Nullable String nonce,
        AttemptOutcome.@Nullable How via,
        @Nullable String message,
        List<StagedRow> rows) {

    public int size() {
        return rows.size();
    }
}
