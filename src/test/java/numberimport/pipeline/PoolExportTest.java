package numberimport.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import numberimport.api.ApiException;
import numberimport.api.CalloutTaskApi;
import numberimport.api.NumberPage;
import numberimport.api.PooledNumber;
import numberimport.api.TaskDetails;
import numberimport.api.UnaskedApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoolExportTest {

    private static final int PAGE = 3;

    @TempDir
    Path folder;

    private final List<Long> asked = new ArrayList<>();
    private final List<Long> read = new ArrayList<>();

    /** A pool of the numbers 1 to {@code size}, which fails when it is asked for those above {@code broken}. */
    private CalloutTaskApi pool(long size, long broken) {
        return new UnaskedApi() {
            @Override
            public TaskDetails task(long id) {
                return task(id, "a", 2, size);
            }

            @Override
            public NumberPage numbers(long task, long startNumberId) {
                asked.add(startNumberId);
                if (startNumberId == broken) {
                    throw ApiException.answered("numbers of task 16", 777, "enough");
                }
                return new NumberPage(LongStream.rangeClosed(startNumberId + 1, Math.min(size, startNumberId + PAGE))
                        .mapToObj(id -> PooledNumber.uncalled(id, "13800138000"))
                        .toList());
            }
        };
    }

    private void read(PoolExport pool) {
        pool.forEach(() -> true, number -> read.add(number.id()));
    }

    @Test
    void readsAllNumbersInTheirOrder() {
        read(PoolExport.of(pool(7, -1), 16, Long.MAX_VALUE));

        assertThat(read).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(asked).containsExactly(0L, 3L, 6L, 7L);
    }

    @Test
    void asksForNoPageBeyondItsLimit() {
        var pool = PoolExport.of(pool(7, -1), 16, 3);

        assertThat(pool.size()).isEqualTo(3);
        assertThat(asked).isEmpty();
        read(pool);
        assertThat(read).containsExactly(1L, 2L, 3L);
        assertThat(asked).containsExactly(0L);
    }

    @Test
    void asksForNoPageThatIsNotWanted() {
        PoolExport.of(pool(7, -1), 16, Long.MAX_VALUE).forEach(() -> read.size() < 2, number -> read.add(number.id()));

        assertThat(read).containsExactly(1L, 2L);
        assertThat(asked).containsExactly(0L);
    }

    @Test
    void leavesNoFileWherePagesBreakOff() {
        var pool = PoolExport.of(pool(7, 3), 16, Long.MAX_VALUE);

        var failure = catchThrowableOfType(
                ProblemException.class,
                () -> pool.write(folder.resolve("numbers.csv"), number -> read.add(number.id())));

        assertThat(failure.problem().apiCode()).isEqualTo(777);
        assertThat(read).containsExactly(1L, 2L, 3L);
        assertThat(folder).isEmptyDirectory();
    }
}
