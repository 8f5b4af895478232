package numberimport.submission;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import numberimport.api.PooledNumber;
import numberimport.ledger.NumberBatch;

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
}
