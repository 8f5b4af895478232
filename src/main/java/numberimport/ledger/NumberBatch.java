package numberimport.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One to 300 good rows: the unit of sending, restarting and reporting. {@code attempts} counts the sendings so far; of a sent
 * batch {@code accepted} rows are in the pool.
 */
public record NumberBatch(
        long id,
        long run,
        int seq,
        BatchState state,
        int attempts,
        int accepted,
        @Nullable String nonce,
        List<StagedRow> rows) {

    public int size() {
        return rows.size();
    }
}
