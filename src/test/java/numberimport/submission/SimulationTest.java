package numberimport.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.stream.LongStream;
import numberimport.ledger.SimulatedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The real sending code in a simulated world. Calls are made one at a time: with overlapping ones the order in which threads
 * come along would decide, and a seed could not be played again.
 */
@Tag("busy")
class SimulationTest {

    private static final long SEEDS = Long.getLong("number-import.seeds", 10_000);
    private static final int MOST_FAILURES = 5;

    private static SimulatedDatabase database;

    @BeforeAll
    static void open() throws SQLException {
        database = SimulatedDatabase.create();
    }

    @AfterAll
    static void close() throws SQLException {
        database.close();
    }

    @Test
    void putsEveryRowIntoThePoolOnceWhateverTheSeed() {
        var failures = new ArrayList<String>();
        var seeds = Long.getLong("number-import.seed") == null
                ? LongStream.rangeClosed(1, SEEDS)
                : LongStream.of(Long.getLong("number-import.seed"));
        seeds.takeWhile(seed -> failures.size() < MOST_FAILURES).forEach(seed -> {
            try {
                new Simulation(database, new Schedule(seed)).play();
            } catch (AssertionError | RuntimeException e) {
                failures.add("seed " + seed + " (again with -Dnumber-import.seed=" + seed + "): " + e);
            }
        });
        assertThat(failures).isEmpty();
    }
}
