package numberimport.pipeline;

import numberimport.ledger.NumberBatch;
import org.jspecify.annotations.Nullable;

/** A batch whose outcome no evidence settles, as people see it: its rows in the file, how often it was sent, and why. */
public record UnknownBatch(
        int batch,
        int rows,
        long firstRow,
        long lastRow,
        int attempts,
        @Nullable String nonce,
        String why) {

    static UnknownBatch of(NumberBatch batch) {
        var why = batch.message();
        return new UnknownBatch(
                batch.seq(),
                batch.size(),
                batch.rows().get(0).entry().row(),
                batch.rows().get(batch.size() - 1).entry().row(),
                batch.attempts(),
                batch.nonce(),
                why == null ? "no answer" : why);
    }
}
