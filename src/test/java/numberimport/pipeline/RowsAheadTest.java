package numberimport.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import numberimport.file.SourceRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowsAheadTest {

    private final AtomicLong read = new AtomicLong();

    private RowSource rows(long count) {
        return () -> read.get() == count ? null : SourceRow.of(read.incrementAndGet());
    }

    private static List<Long> numbers(RowsAhead ahead) {
        var numbers = new ArrayList<Long>();
        for (var rows = ahead.next(); !rows.isEmpty(); rows = ahead.next()) {
            rows.forEach(row -> numbers.add(row.number()));
        }
        return numbers;
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 255, 256, 257, 10_000})
    void givesTheSameRowsInTheSameOrder(long count) {
        try (var ahead = RowsAhead.of(rows(count))) {
            assertThat(numbers(ahead))
                    .isEqualTo(LongStream.rangeClosed(1, count).boxed().toList());
            assertThat(ahead.next()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 255, 256, 1000})
    void failsWhereReadingFailed(long count) {
        var failure = new IllegalStateException("the file ends here");
        var rows = rows(count);
        RowSource broken = () -> {
            var row = rows.next();
            if (row == null) {
                throw failure;
            }
            return row;
        };

        try (var ahead = RowsAhead.of(broken)) {
            var taken = new ArrayList<Long>();
            while (taken.size() < count) {
                ahead.next().forEach(row -> taken.add(row.number()));
            }
            assertThat(taken).isEqualTo(LongStream.rangeClosed(1, count).boxed().toList());
            assertThatThrownBy(ahead::next).isSameAs(failure);
        }
    }

    @Test
    void passesOnThatMemoryRanOut() {
        var failure = new OutOfMemoryError("by the test");

        try (var ahead = RowsAhead.of(() -> {
            throw failure;
        })) {
            assertThatThrownBy(ahead::next).isSameAs(failure);
        }
    }

    @Test
    void readsNoMoreThanSomeBlocksAheadAndNothingOnceItIsClosed() {
        var ahead = RowsAhead.of(rows(Long.MAX_VALUE));
        assertThat(ahead.next().get(0).number()).isEqualTo(1);

        ahead.close();

        var afterwards = read.get();
        assertThat(afterwards).isLessThan(10_000);
        assertThat(read).hasValue(afterwards);
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("rows-ahead") && thread.isAlive());
    }
}
