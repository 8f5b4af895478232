package numberimport.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import numberimport.api.PooledNumber;
import numberimport.ledger.BatchState;
import numberimport.ledger.NumberBatch;
import numberimport.ledger.StagedRow;
import numberimport.validation.NumberEntry;
import org.junit.jupiter.api.Test;

class PoolMatchTest {

    @Test
    void showsACellOfSeveralNumbersAsOneRecordOrAsSeveral() {
        var batch = batch("13800000001,13800000002");

        assertThat(PoolMatch.of(batch, pool("13800000001,13800000002")).all()).isTrue();
        assertThat(PoolMatch.of(batch, pool("13800000001", "13800000002")).all())
                .isTrue();
    }

    @Test
    void callsARowTornOfWhichOnlySomeNumbersAreThere() {
        var match = PoolMatch.of(batch("13800000001,13800000002", "13800000003"), pool("13800000002"));

        assertThat(match.torn()).isTrue();
        assertThat(match.none()).isFalse();
        assertThat(match.all()).isFalse();
    }

    @Test
    void namesTheMissingRows() {
        var batch = batch("13800000001", "13800000002", "13800000003");

        var match = PoolMatch.of(batch, pool("13800000002"));

        assertThat(match.missing())
                .containsExactly(batch.rows().get(0), batch.rows().get(2));
        assertThat(match.torn()).isFalse();
        assertThat(PoolMatch.of(batch, pool("13900000000")).none()).isTrue();
    }

    private static PoolView pool(String... cellphones) {
        return new PoolView(IntStream.range(0, cellphones.length)
                .mapToObj(i -> PooledNumber.uncalled(i + 1, cellphones[i]))
                .toList());
    }

    private static NumberBatch batch(String... cellphones) {
        var rows = IntStream.range(0, cellphones.length)
                .mapToObj(i -> new StagedRow(
                        new NumberEntry(i + 2, cellphones[i], null, null, Map.of()), List.of(cellphones[i])))
                .toList();
        return new NumberBatch(1, 1, 1, null, BatchState.IN_DOUBT, 1, 0, "nonce", null, null, rows);
    }
}
