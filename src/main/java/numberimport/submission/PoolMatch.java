package numberimport.submission;

import java.util.List;
import java.util.Set;
import numberimport.ledger.NumberBatch;
import numberimport.ledger.StagedRow;
import numberimport.validation.NumberEntry;

/** Which rows of a batch a reading of the pool shows. A cell of several numbers may stand there as one record or as several. */
record PoolMatch(NumberBatch batch, List<StagedRow> missing) {

    static PoolMatch of(NumberBatch batch, Set<String> pool) {
        return new PoolMatch(
                batch,
                batch.rows().stream().filter(row -> !shows(pool, row.entry())).toList());
    }

    boolean all() {
        return missing.isEmpty();
    }

    boolean none() {
        return missing.size() == batch.size();
    }

    static boolean shows(Set<String> pool, NumberEntry entry) {
        return pool.contains(AnswerReading.canonical(entry.cellphone()))
                || List.of(entry.cellphone().split(",")).stream()
                        .allMatch(number -> pool.contains(AnswerReading.canonical(number)));
    }
}
