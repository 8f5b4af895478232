package numberimport.submission;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import numberimport.api.PooledNumber;
import numberimport.ledger.NumberBatch;
import numberimport.ledger.StagedRow;

/** The numbers at the end of a pool, as one reading showed them, by number and in the order of their ids. */
final class PoolView {

    private final Map<String, List<PooledNumber>> byNumber = new HashMap<>();

    PoolView(Collection<PooledNumber> records) {
        for (var record : records) {
            byNumber.computeIfAbsent(AnswerReading.canonical(record.cellphone()), number -> new ArrayList<>(1))
                    .add(record);
        }
    }

    /** The records of a number, as it stands in a cell: lowest id first. */
    List<PooledNumber> of(String number) {
        return byNumber.getOrDefault(number, List.of());
    }

    /**
     * Whether every row of such a batch is there just as it was sent. Only that shows that the reading goes back far enough: under
     * another name the numbers may have been added later, by somebody else.
     */
    boolean showsExactly(NumberBatch acknowledged) {
        return PoolMatch.of(acknowledged, this).exact().size() >= acknowledged.accepted();
    }

    /** Whether every row of a batch that was acknowledged earlier is there: a reading that lacks it shows too little. */
    boolean shows(NumberBatch acknowledged) {
        return PoolMatch.of(acknowledged, this).seen() >= acknowledged.accepted();
    }

    /** Without what was added before a batch that is there for certain: of the records just like a row, the last is the batch's. */
    PoolView since(NumberBatch acknowledged) {
        var first = acknowledged.rows().stream()
                .map(this::lastId)
                .flatMap(Optional::stream)
                .sorted(Comparator.reverseOrder())
                .limit(acknowledged.accepted())
                .reduce(Long.MAX_VALUE, Math::min);
        return new PoolView(byNumber.values().stream()
                .flatMap(List::stream)
                .filter(record -> record.id() >= first)
                .sorted(Comparator.comparingLong(PooledNumber::id))
                .toList());
    }

    /** Where a row was added last, just as it was sent. */
    private Optional<Long> lastId(StagedRow row) {
        var whole = last(of(AnswerReading.canonical(row.entry().cellphone())).stream()
                .filter(record -> PoolMatch.sameTexts(record, row.entry()))
                .toList());
        var parts = PoolMatch.numbers(row.entry());
        return whole.isPresent() || parts.size() == 1 ? whole : firstOf(parts);
    }

    private Optional<Long> firstOf(List<String> parts) {
        var ids = parts.stream().map(part -> last(of(part))).toList();
        return ids.stream().allMatch(Optional::isPresent)
                ? ids.stream().flatMap(Optional::stream).min(Comparator.naturalOrder())
                : Optional.empty();
    }

    private static Optional<Long> last(List<PooledNumber> records) {
        return records.isEmpty()
                ? Optional.empty()
                : Optional.of(records.get(records.size() - 1).id());
    }
}
