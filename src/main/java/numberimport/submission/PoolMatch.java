package numberimport.submission;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import numberimport.ledger.NumberBatch;
import numberimport.ledger.StagedRow;
import numberimport.validation.NumberEntry;

/**
 * Which rows of a batch a reading of the pool shows. A cell of several numbers may stand there as one record or as several;
 * {@code torn} is set when only some of the numbers of a cell are there, so that the row is neither in the pool nor missing.
 */
record PoolMatch(NumberBatch batch, List<StagedRow> missing, boolean torn) {

    static PoolMatch of(NumberBatch batch, Set<String> pool) {
        var missing =
                batch.rows().stream().filter(row -> !shows(pool, row.entry())).toList();
        return new PoolMatch(batch, missing, missing.stream().anyMatch(row -> showsPart(pool, row.entry())));
    }

    boolean all() {
        return missing.isEmpty();
    }

    boolean none() {
        return missing.size() == batch.size() && !torn;
    }

    static boolean shows(Set<String> pool, NumberEntry entry) {
        return pool.contains(AnswerReading.canonical(entry.cellphone()))
                || numbers(entry).stream().allMatch(pool::contains);
    }

    private static boolean showsPart(Set<String> pool, NumberEntry entry) {
        return numbers(entry).stream().anyMatch(pool::contains);
    }

    private static List<String> numbers(NumberEntry entry) {
        return Arrays.stream(entry.cellphone().split(",", -1))
                .map(AnswerReading::canonical)
                .toList();
    }
}
