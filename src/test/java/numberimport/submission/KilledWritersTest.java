package numberimport.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import numberimport.Endurance;
import numberimport.ledger.ImportLedger;
import numberimport.submission.UnforcedDisk.Force;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What an H2 database has on its disk while several threads write to it: whenever they are killed, each row is there, and in each
 * index. Of H2 by itself this is not true.
 */
@Tag("busy")
class KilledWritersTest {

    private static final int ROWS = 100;
    private static final int WRITERS = 4;
    private static final int KILLS = 15;
    private static final int CHANGES = 20;
    private static final int ROUNDS = 60;
    private static final int ROUNDS_AT_LENGTH = 500;

    private static Map<String, byte[]> filled() {
        var disk = UnforcedDisk.with(Map.of(), Force.HEEDED);
        try (var ledger = ImportLedger.open(disk.database())) {
            var database = JdbcClient.create(ledger.dataSource());
            database.sql("CREATE TABLE watched (name VARCHAR(20) PRIMARY KEY, batch BIGINT, run BIGINT, changes INT)")
                    .update();
            database.sql("CREATE INDEX watched_batch ON watched (batch)").update();
            database.sql("CREATE INDEX watched_run ON watched (run, batch)").update();
            database.sql("INSERT INTO watched SELECT 'n' || x, x, 1, 0 FROM SYSTEM_RANGE(1, ?)")
                    .param(ROWS)
                    .update();
            database.sql("CREATE TABLE other (id INT PRIMARY KEY, changes INT)").update();
            database.sql("INSERT INTO other SELECT x, 0 FROM SYSTEM_RANGE(1, ?)")
                    .param(WRITERS)
                    .update();
        }
        var content = disk.content();
        disk.forget();
        return content;
    }

    private static void write(JdbcClient database, int writer, Semaphore wanted) {
        var statement = writer == 0
                ? "UPDATE watched SET changes = changes + 1"
                : "UPDATE other SET changes = changes + 1 WHERE id = " + writer;
        try {
            while (true) {
                wanted.acquire();
                database.sql(statement).update();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is wrong after some of the kills. */
    private static List<String> faults(Map<String, byte[]> filled, SplittableRandom random) throws Exception {
        var faults = new ArrayList<String>();
        var disk = UnforcedDisk.with(filled, Force.HEEDED);
        var wanted = new Semaphore(0);
        var writers = Executors.newFixedThreadPool(WRITERS);
        try (var ledger = ImportLedger.open(disk.database())) {
            var database = JdbcClient.create(ledger.dataSource());
            for (var writer = 0; writer < WRITERS; writer++) {
                var number = writer;
                writers.execute(() -> write(database, number, wanted));
            }
            for (var kill = 0; kill < KILLS; kill++) {
                wanted.release(CHANGES);
                var left = random.nextInt(CHANGES);
                while (wanted.availablePermits() > left) {
                    Thread.onSpinWait();
                }
                faults.add(fault(disk.atAKill()));
            }
            writers.shutdownNow();
            assertThat(writers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            writers.shutdownNow();
            disk.forget();
        }
        faults.removeIf(String::isEmpty);
        return faults;
    }

    /** What is wrong with it, in words; empty where nothing is. */
    private static String fault(Map<String, byte[]> content) {
        var copy = UnforcedDisk.with(content, Force.HEEDED);
        var url = copy.database().url() + ";LOCK_TIMEOUT=1";
        try (var connection = DriverManager.getConnection(url, "sa", "");
                var statement = connection.createStatement()) {
            var changed = statement.executeUpdate("UPDATE watched SET changes = changes + 1");
            try (var counts = statement.executeQuery("SELECT (SELECT COUNT(*) FROM watched WHERE batch > 0),"
                    + " (SELECT COUNT(*) FROM watched WHERE run = 1 AND batch > 0)")) {
                counts.next();
                var whole = changed == ROWS && counts.getInt(1) == ROWS && counts.getInt(2) == ROWS;
                return whole ? "" : changed + " rows, " + counts.getInt(1) + " and " + counts.getInt(2) + " by index";
            } finally {
                statement.execute("SHUTDOWN IMMEDIATELY");
            }
        } catch (SQLException e) {
            return e.getMessage();
        } finally {
            copy.forget();
        }
    }

    @Test
    void leaveEachRowInEachIndexWheneverTheyAreKilled() throws Exception {
        var rounds = Endurance.wanted(1).everywhere() ? ROUNDS_AT_LENGTH : ROUNDS;
        var faults = new ArrayList<String>();
        var filled = filled();
        for (var round = 0; round < rounds; round++) {
            faults.addAll(faults(filled, new SplittableRandom(round)));
        }
        assertThat(faults).isEmpty();
    }
}
