package numberimport.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import numberimport.bench.Door.Call;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static Call call(long millis, int applied) {
        return new Call(millis * 1_000_000, 1000, applied);
    }

    @Test
    void measuresGapsWithinAnImportOnly() {
        var pace = Pace.of(List.of(
                List.of(call(0, 300), call(1_000, 300), call(1_999, 300)),
                List.of(call(500_000, 300), call(501_021, 300))));

        assertThat(pace.calls()).isEqualTo(5);
        assertThat(pace.gaps()).hasSize(3);
        assertThat(pace.gapsUnderASecond()).isEqualTo(1);
        assertThat(pace.smallestGapMillis()).isEqualTo(999);
        assertThat(pace.meanGapMillis()).isCloseTo(1006.7, within(0.1));
    }

    @Test
    void isAtTheCeilingWhenEachCallIsFullAndComesAtTheGap() {
        var pace = Pace.of(List.of(List.of(call(0, 300), call(1_010, 300), call(2_020, 17))));

        assertThat(pace.shareOfCeiling()).isCloseTo(1, within(1e-9));
    }

    @Test
    void losesPaceByShortAndByRefusedCalls() {
        var refused = new Call(2_020_000_000, Call.REFUSED_AS_TOO_SOON, 0);

        var pace = Pace.of(List.of(List.of(call(0, 300), call(1_010, 150), refused, call(3_030, 300))));

        assertThat(pace.refused()).isEqualTo(1);
        assertThat(pace.shareOfCeiling()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void isZeroWithoutGaps() {
        var pace = Pace.of(List.of(List.of(), List.of(call(0, 300))));

        assertThat(pace.rowsPerSecond()).isZero();
        assertThat(pace.smallestGapMillis()).isZero();
    }
}
