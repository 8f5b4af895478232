package numberimport.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumberIndexTest {

    private final NumberIndex index = new NumberIndex();

    @Test
    void knowsNothingAtFirst() {
        assertThat(index.get(8613812345678L)).isEqualTo(NumberIndex.ABSENT);
        assertThat(index.size()).isZero();
    }

    @Test
    void keepsTheFirstValue() {
        index.putIfAbsent(8613812345678L, 2);
        index.putIfAbsent(8613812345678L, 3);

        assertThat(index.get(8613812345678L)).isEqualTo(2);
        assertThat(index.size()).isOne();
    }

    @Test
    void answersLikeAHashMap() {
        var random = new Random(7);
        Map<Long, Integer> expected = new HashMap<>();
        for (int row = 0; row < 300_000; row++) {
            // Half of them in sequence, as campaigns are, half of them anywhere, and many twice.
            long key = row % 2 == 0 ? 8613800000000L + row : 8613000000000L + random.nextInt(200_000) * 4096L;
            expected.putIfAbsent(key, row);
            index.putIfAbsent(key, row);
        }

        assertThat(index.size()).isEqualTo(expected.size());
        assertThat(expected).allSatisfy((key, row) -> assertThat(index.get(key)).isEqualTo(row));
        assertThat(index.get(8612999999999L)).isEqualTo(NumberIndex.ABSENT);
    }
}
