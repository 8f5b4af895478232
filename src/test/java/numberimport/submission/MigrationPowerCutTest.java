package numberimport.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.sql.DataSource;
import numberimport.Endurance;
import numberimport.ledger.ImportLedger;
import numberimport.submission.UnforcedDisk.Force;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Power that is cut while the tables of a ledger on H2 are made, or brought to a newer version. */
class MigrationPowerCutTest {

    private static final String POOL_SETTINGS = "hikaricp.configurationFile";
    private static final int USUAL_STRIDE = 17;
    private static final int FEWEST_OPERATIONS = 30;

    @TempDir
    static Path folder;

    @BeforeAll
    static void waitForNobody() throws IOException {
        System.setProperty(
                POOL_SETTINGS,
                Files.writeString(folder.resolve("pool.properties"), "connectionTimeout=250\n")
                        .toString());
    }

    @AfterAll
    static void useTheUsualPool() {
        System.clearProperty(POOL_SETTINGS);
    }

    @ParameterizedTest
    @CsvSource({"6", "9", "10", "11"})
    void leavesALedgerThatIsBroughtToThisVersionNextTime(int version) {
        var before = content(version);
        var endurance = Endurance.wanted(1);
        var stride = endurance.everywhere() ? 1 : USUAL_STRIDE;
        var operation = 1 + (int) (endurance.seed() % stride);
        while (cutAt(operation, version, before)) {
            operation += stride;
        }
        assertThat(operation)
                .as("operations of a migration that ends untouched")
                .isGreaterThan(FEWEST_OPERATIONS);
    }

    /** A disk with the tables of a version, and a run of one batch in them. */
    private static Map<String, byte[]> content(int version) {
        var disk = UnforcedDisk.with(Map.of(), Force.HEEDED);
        try (var connection = connection(disk)) {
            migrate(connection, String.valueOf(version));
            Stream.of(
                            "INSERT INTO import_run (account, task, sha256, ordinal, file_name, file_path, options, columns, state, created_at)"
                                    + " VALUES ('default', 1, 'x', 1, 'leads.csv', 'leads.csv', '{}', '[]', 'SENDING', CURRENT_TIMESTAMP)",
                            "INSERT INTO number_batch (run, seq, first_row, last_row, size, payload, state)"
                                    + " VALUES (1, 1, 2, 2, 1, CAST('' AS BLOB), 'PENDING')",
                            "INSERT INTO batch_attempt (nonce, batch, run, ordinal, owner, signed_at)"
                                    + " VALUES ('n', 1, 1, 1, 'host', CURRENT_TIMESTAMP)",
                            "INSERT INTO failed_row (run, row_number, status, code, reason, cells, batch)"
                                    + " VALUES (1, 3, 'REJECTED', 'NO_NUMBER', 'empty', '[]', 1)")
                    .forEach(sql -> JdbcClient.create(connection).sql(sql).update());
            return disk.contentADayLater();
        } finally {
            disk.forget();
        }
    }

    private static SingleConnectionDataSource connection(UnforcedDisk disk) {
        // As the ledger reaches its file.
        var url = disk.database().url().replace("jdbc:h2:", "jdbc:h2:ordered:") + ";RETENTION_TIME=300000";
        return new SingleConnectionDataSource(url, "sa", "", true);
    }

    private static void migrate(DataSource connection, String target) {
        Flyway.configure()
                .dataSource(connection)
                .placeholders(Map.of("blob", "BLOB"))
                .target(target)
                .load()
                .migrate();
    }

    /** False when the migration comes to its end before that. */
    private static boolean cutAt(int operation, int version, Map<String, byte[]> before) {
        var disk = UnforcedDisk.with(before, Force.HEEDED);
        disk.cutPowerAt(operation);
        try (var connection = connection(disk)) {
            migrate(connection, "latest");
        } catch (RuntimeException e) {
            if (!disk.isOff()) {
                throw e;
            }
        }
        if (!disk.isOff()) {
            disk.forget();
            return false;
        }
        var found = disk.afterTheCut(new SplittableRandom(operation));
        disk.forget();
        var cut = "power cut at operation " + operation + " of the migration from version " + version;
        try (var ledger = ImportLedger.open(found.database())) {
            works(ledger, cut);
        } catch (RuntimeException e) {
            throw new AssertionError(cut, e);
        } finally {
            found.forget();
        }
        return true;
    }

    private static void works(ImportLedger ledger, String cut) {
        var sql = JdbcClient.create(ledger.dataSource());
        assertThat(sql.sql("SELECT table_name FROM information_schema.tables WHERE table_name LIKE '%COPY%'")
                        .query(String.class)
                        .list())
                .as(cut)
                .isEmpty();
        assertThat(ledger.runs().find(1)).as(cut).isPresent();
        assertThat(ledger.runs().counts(1).unsent()).as(cut).isOne();
        assertThat(ledger.attempts().find("n")).as(cut).isPresent();
        assertThat(ledger.failedRows().byReason(1)).as(cut).hasSize(1);
        InterruptedSending.stage(ledger);
        assertThat(ledger.runs().newestFirst(2)).as(cut).hasSize(2);
    }
}
