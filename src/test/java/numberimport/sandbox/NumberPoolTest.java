package numberimport.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberPoolTest {

    private final NumberPool pool = new NumberPool();

    @Test
    void givesBackWhatWasPutIn() {
        var numbers = List.of(
                new PooledNumber(3, "13223004567", null, null, Map.of()),
                new PooledNumber(5, "13223004567,01086465047", "", "", Map.of("公司", "")),
                new PooledNumber(9, "+441632960001", "张伟 😀", "line 1\nline 2", Map.of("a", "1", "b", "2")));

        numbers.forEach(pool::add);

        assertThat(pool.above(0, 10)).isEqualTo(numbers);
        assertThat(pool.size()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"0, 5, 10", "9, 5, 10", "10, 5, 20", "15, 5, 20", "990, 5, 1000", "1000, 5, ", "2000, 5, "})
    void startsAboveTheGivenId(long id, int limit, Long first) {
        LongStream.rangeClosed(1, 100).map(i -> 10 * i).forEach(this::add);

        var found = pool.above(id, limit);

        if (first == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found.get(0).id()).isEqualTo(first);
        }
    }

    @Test
    void givesNoMoreThanTheLimit() {
        LongStream.rangeClosed(1, 100).forEach(this::add);

        assertThat(pool.above(10, 3)).extracting(PooledNumber::id).containsExactly(11L, 12L, 13L);
        assertThat(pool.above(98, Integer.MAX_VALUE)).hasSize(2);
    }

    private void add(long id) {
        pool.add(new PooledNumber(id, "13223004567", null, null, Map.of()));
    }
}
