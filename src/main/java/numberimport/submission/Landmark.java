package numberimport.submission;

import java.util.Set;
import numberimport.ledger.NumberBatch;

/** A batch known to be in the pool since before an attempt: a reading of the pool that does not show it shows too little. */
record Landmark(NumberBatch batch) {

    boolean isIn(Set<String> pool) {
        var seen = batch.rows().stream()
                .filter(row -> PoolMatch.shows(pool, row.entry()))
                .count();
        return seen >= batch.accepted();
    }
}
