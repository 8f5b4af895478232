package numberimport.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import numberimport.ledger.BatchState;
import numberimport.ledger.NumberBatch;
import numberimport.ledger.StagedRow;
import numberimport.validation.NumberEntry;
import org.junit.jupiter.api.Test;

class PoolMatchTest {

    @Test
    void showsACellOfSeveralNumbersAsOneRecordOrAsSeveral() {
        var batch = batch("13800000001,13800000002");

        assertThat(PoolMatch.of(batch, Set.of("13800000001,13800000002")).all()).isTrue();
        assertThat(PoolMatch.of(batch, Set.of("13800000001", "13800000002")).all())
                .isTrue();
    }

    @Test
    void callsARowTornOfWhichOnlySomeNumbersAreThere() {
        var match = PoolMatch.of(batch("13800000001,13800000002", "13800000003"), Set.of("13800000002"));

        assertThat(match.torn()).isTrue();
        assertThat(match.none()).isFalse();
        assertThat(match.all()).isFalse();
    }

    @Test
    void namesTheMissingRows() {
        var batch = batch("13800000001", "13800000002", "13800000003");

        var match = PoolMatch.of(batch, Set.of("13800000002"));

        assertThat(match.missing())
                .containsExactly(batch.rows().get(0), batch.rows().get(2));
        assertThat(match.torn()).isFalse();
        assertThat(PoolMatch.of(batch, Set.of("13900000000")).none()).isTrue();
    }

    private static NumberBatch batch(String... cellphones) {
        var rows = IntStream.range(0, cellphones.length)
                .mapToObj(i -> new StagedRow(
                        new NumberEntry(i + 2, cellphones[i], null, null, Map.of()), List.of(cellphones[i])))
                .toList();
        return new NumberBatch(1, 1, 1, BatchState.IN_DOUBT, 1, 0, "nonce", rows);
    }
}
