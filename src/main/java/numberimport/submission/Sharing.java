package numberimport.submission;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import numberimport.api.PooledNumber;
import numberimport.ledger.BatchState;
import numberimport.ledger.Batches;
import numberimport.ledger.NumberBatch;

/**
 * Numbers of a batch that stand in other batches of its run as well, where repeats were wanted: how often each is in the pool
 * already because of those that are known to be sent, and how often it may be there because of those without an outcome.
 */
record Sharing(Map<String, Integer> confirmed, Map<String, Integer> claimed) {

    static final Sharing NONE = new Sharing(Map.of(), Map.of());

    /** What the batch shares with all others of its run, of whose rows {@code refused} are known not to be in the pool. */
    static Sharing of(NumberBatch batch, Batches batches, Set<Long> refused) {
        var own = numbersOf(batch);
        var sharing = new Sharing(new HashMap<>(), new HashMap<>());
        batches.forEach(batch.run(), other -> {
            if (other.id() != batch.id() && other.state() == BatchState.SENT) {
                sharing.count(sharing.confirmed, other, own, refused);
            } else if (other.id() != batch.id() && BatchState.PERHAPS_IN_POOL.contains(other.state())) {
                sharing.count(sharing.claimed, other, own, refused);
            }
        });
        return sharing;
    }

    /** Whether a batch has a number in common with another one. */
    static boolean between(NumberBatch one, NumberBatch other) {
        var own = numbersOf(one);
        return numbersOf(other).stream().anyMatch(own::contains);
    }

    boolean isEmpty() {
        return confirmed.isEmpty() && claimed.isEmpty();
    }

    /** The records that are not accounted for by batches known to be sent. */
    List<PooledNumber> withoutConfirmed(String number, List<PooledNumber> records) {
        return records.subList(Math.min(confirmed.getOrDefault(number, 0), records.size()), records.size());
    }

    /**
     * Whether nobody can say whose the records of a number are, because other batches claim it too: there are some, and what the
     * batch leaves of them is not enough for all others.
     */
    boolean leavesOpen(String number, int available, int left) {
        return available > 0 && left < claimed.getOrDefault(number, 0);
    }

    private void count(Map<String, Integer> counts, NumberBatch other, Set<String> own, Set<Long> refused) {
        for (var row : other.rows()) {
            if (!refused.contains(row.entry().row())) {
                PoolMatch.numbers(row.entry()).stream()
                        .filter(own::contains)
                        .forEach(number -> counts.merge(number, 1, Integer::sum));
            }
        }
    }

    static Set<String> numbersOf(NumberBatch batch) {
        var numbers = new HashSet<String>();
        batch.rows().forEach(row -> numbers.addAll(PoolMatch.numbers(row.entry())));
        return numbers;
    }
}
