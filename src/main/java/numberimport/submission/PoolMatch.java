package numberimport.submission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import numberimport.api.PooledNumber;
import numberimport.ledger.NumberBatch;
import numberimport.ledger.StagedRow;
import numberimport.validation.NumberEntry;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a batch a reading of the pool shows. A record stands for one row only; {@code alike} are rows whose number is
 * there with another name or description, perhaps by another writer. A cell of several numbers may stand there as one record or
 * as several; {@code torn} is set when it can't be said of a row whether it is there, because only some of its numbers are, or
 * because they may be another batch's.
 */
record PoolMatch(List<StagedRow> exact, List<StagedRow> alike, List<StagedRow> missing, boolean torn) {

    static PoolMatch of(NumberBatch batch, PoolView pool) {
        return of(batch, pool, Sharing.NONE);
    }

    static PoolMatch of(NumberBatch batch, PoolView pool, Sharing sharing) {
        return new Matching(pool, sharing).match(batch);
    }

    int seen() {
        return exact.size() + alike.size();
    }

    boolean all() {
        return missing.isEmpty() && !torn;
    }

    boolean none() {
        return seen() == 0 && !torn;
    }

    /** The search, which takes each record away once it stands for a row. */
    private static final class Matching {

        private final PoolView pool;
        private final Sharing sharing;
        private final Map<String, List<PooledNumber>> left = new HashMap<>();
        private final List<StagedRow> exact = new ArrayList<>();
        private final List<StagedRow> alike = new ArrayList<>();
        private final List<StagedRow> missing = new ArrayList<>();
        private boolean torn;

        Matching(PoolView pool, Sharing sharing) {
            this.pool = pool;
            this.sharing = sharing;
        }

        PoolMatch match(NumberBatch batch) {
            var open = new ArrayList<StagedRow>();
            for (var row : batch.rows()) {
                if (!takeExact(row)) {
                    open.add(row);
                }
            }
            open.forEach(this::takeAlike);
            torn |= Sharing.numbersOf(batch).stream().anyMatch(this::leftOpen);
            return new PoolMatch(List.copyOf(exact), List.copyOf(alike), List.copyOf(missing), torn);
        }

        private boolean leftOpen(String number) {
            return sharing.leavesOpen(
                    number, available(number).size(), records(number).size());
        }

        private boolean takeExact(StagedRow row) {
            var same = records(AnswerReading.canonical(row.entry().cellphone())).stream()
                    .filter(record -> sameTexts(record, row.entry()))
                    .findFirst();
            same.ifPresent(record -> {
                take(record);
                exact.add(row);
            });
            return same.isPresent();
        }

        private void takeAlike(StagedRow row) {
            var joined = records(AnswerReading.canonical(row.entry().cellphone()));
            var parts = PoolMatch.numbers(row.entry());
            if (!joined.isEmpty()) {
                take(joined.get(0));
                alike.add(row);
            } else if (parts.size() > 1
                    && parts.stream().noneMatch(number -> records(number).isEmpty())) {
                parts.forEach(number -> take(records(number).get(0)));
                exact.add(row);
            } else {
                torn |= parts.stream().anyMatch(number -> !records(number).isEmpty());
                missing.add(row);
            }
        }

        private List<PooledNumber> records(String number) {
            return left.computeIfAbsent(number, key -> new ArrayList<>(available(key)));
        }

        private List<PooledNumber> available(String number) {
            return sharing.withoutConfirmed(number, pool.of(number));
        }

        private void take(PooledNumber record) {
            records(AnswerReading.canonical(record.cellphone())).remove(record);
        }
    }

    /** Whether a record has the name and description that the row was sent with. */
    static boolean sameTexts(PooledNumber record, NumberEntry entry) {
        return text(record.name()).equals(text(entry.name()))
                && text(record.description()).equals(text(entry.description()));
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "").strip();
    }

    /** The numbers of a row's cell. */
    static List<String> numbers(NumberEntry entry) {
        return List.of(entry.cellphone().split(",", -1)).stream()
                .map(AnswerReading::canonical)
                .toList();
    }
}
