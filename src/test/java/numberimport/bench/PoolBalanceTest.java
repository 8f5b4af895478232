package numberimport.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PoolBalanceTest {

    private static final List<String> GOOD = List.of("1", "2", "3");

    @Test
    void isExactWhenEachNumberIsThereOnce() {
        assertThat(PoolBalance.of(GOOD, List.of("3", "1", "2")).exact()).isTrue();
    }

    @Test
    void countsWhatIsMissingAndEachRepetition() {
        var balance = PoolBalance.of(GOOD, List.of("1", "2", "1", "1"));

        assertThat(balance).isEqualTo(new PoolBalance(3, 4, 1, 2));
        assertThat(balance.exact()).isFalse();
    }

    @Test
    void isNotExactWithAStranger() {
        assertThat(PoolBalance.of(GOOD, List.of("1", "2", "3", "4")).exact()).isFalse();
    }
}
