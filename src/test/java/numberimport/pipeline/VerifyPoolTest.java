package numberimport.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyPoolTest {

    @TempDir
    Path folder;

    @Test
    void tellsThatSomebodyElseAddsNumbersToo() {
        try (var world = new ImportWorld(folder)) {
            world.operator.whenSending = () -> {
                world.operator.whenSending = () -> {};
                world.sandbox.addForeign(world.task, List.of("15000000001"));
            };

            assertThat(world.launch(world.goodRows("leads.csv", 2)).exit()).isZero();

            assertThat(world.operator.warnings)
                    .contains("Task 1 shows 3 customers, expected 2: somebody else adds numbers to it");
        }
    }

    @Test
    void saysWhatToCompareWhereNumbersMayBeMissing() {
        assertThat(VerifyPool.difference(16, 1799, 1800))
                .isEqualTo(
                        "Task 16 shows 1799 customers, expected 1800: its count lags, or numbers are missing; if it stays"
                                + " so, compare number-import pool 16 -o FILE with accepted.csv of number-import results");
    }
}
