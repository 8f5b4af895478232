package numberimport.ledger;

import static numberimport.ledger.Staging.aRun;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class ImportLedgerTest {

    private static final String A_RUN =
            "INSERT INTO import_run (account, task, sha256, ordinal, file_name, file_path, options, columns, state, created_at)"
                    + " VALUES ('a', 1, 'x', 1, 'f', 'f', '{}', '[]', 'STAGING', CURRENT_TIMESTAMP);";

    @TempDir
    Path dataDir;

    private DatabaseAddress embedded() {
        return DatabaseAddress.embedded(dataDir);
    }

    @Test
    void createsTheFolderAndTheFile() {
        var folder = dataDir.resolve("a b/data");

        ImportLedger.open(DatabaseAddress.embedded(folder)).close();

        assertThat(folder.resolve("ledger.mv.db")).isRegularFile();
    }

    @Test
    void keepsWhatWasWrittenAfterItIsClosed() {
        ImportRun run;
        try (var ledger = ImportLedger.open(embedded())) {
            run = aRun(ledger);
        }

        try (var ledger = ImportLedger.openExisting(embedded()).orElseThrow()) {
            assertThat(ledger.runs().find(run.id())).contains(run);
        }
    }

    @Test
    void goesOnOnceTheDatabaseHasClosedItself() throws SQLException {
        try (var ledger = ImportLedger.open(embedded())) {
            var run = aRun(ledger);
            try (var one = ledger.dataSource().getConnection();
                    var other = ledger.dataSource().getConnection()) {
                // Closes the file while it is written, as a full disk makes H2 close the database.
                Thread.currentThread().interrupt();
                assertThatThrownBy(() -> one.createStatement().execute("CREATE TABLE t (id INT)"))
                        .isInstanceOf(SQLException.class);
                assertThat(Thread.interrupted()).isTrue();
                assertThatThrownBy(() -> other.createStatement().execute("SELECT 1"))
                        .hasMessageStartingWith("The database has been closed");
            }

            assertThat(ledger.runs().find(run.id())).contains(run);
            assertThat(aRun(ledger).id()).isGreaterThan(run.id());
        }
    }

    @Test
    void isMadeWithoutAnErrorInTheTraceOfTheDatabase() {
        try (var ledger = ImportLedger.open(embedded())) {
            assertThat(ledger.runs().newestFirst(1)).isEmpty();
            assertThat(dataDir.resolve("ledger.mv.db")).exists();
            assertThat(dataDir.resolve("ledger.trace.db")).doesNotExist();
        }
    }

    @Test
    void opensNothingForReadingWhereThereIsNoFile() {
        assertThat(ImportLedger.openExisting(embedded())).isEmpty();
        assertThat(dataDir).isEmptyDirectory();
    }

    @Test
    void opensNothingForReadingWhereThereAreNoTables() {
        var elsewhere = new DatabaseAddress("jdbc:h2:mem:empty", "sa", "");

        assertThat(ImportLedger.openExisting(elsewhere)).isEmpty();
    }

    @Test
    void refusesTablesOfAnotherVersion() {
        try (var ledger = ImportLedger.open(embedded())) {
            JdbcClient.create(ledger.dataSource())
                    .sql("UPDATE \"flyway_schema_history\" SET \"version\" = '99' WHERE \"version\" = '17'")
                    .update();
        }

        assertThatThrownBy(() -> ImportLedger.openExisting(embedded()))
                .isInstanceOf(LedgerException.class)
                .hasMessage("The database's tables have version 99, expected 17: use the number-import that made them,"
                        + " or import once with this one.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | CREATE TABLE import_run (id BIGINT)",
                "4 | ALTER TABLE import_run ADD COLUMN parent_by VARCHAR(10)",
                "5 | ALTER TABLE number_batch ADD COLUMN settled_order BIGINT",
            })
    void makesTablesAgainThatADyingProcessLeftHalfMade(String version, String begun) {
        migrated(version, begun);

        try (var ledger = ImportLedger.open(embedded())) {
            assertThat(ledger.runs().find(1)).isEmpty();
        }
        assertThat(ImportLedger.openExisting(embedded())).hasValueSatisfying(ImportLedger::close);
    }

    @Test
    void keepsRunsWhoseTablesWereBeingChanged() {
        migrated(
                "5",
                A_RUN
                        + "ALTER TABLE number_batch ADD COLUMN settled_order BIGINT;"
                        + "CREATE INDEX number_batch_settled ON number_batch (run, settled_order)");

        try (var ledger = ImportLedger.open(embedded())) {
            assertThat(ledger.runs().find(1)).isPresent();
        }
    }

    @Test
    void countsTheReasonsOfRunsThatWereMadeBefore() {
        var failed = "INSERT INTO failed_row (run, row_number, status, code, reason, cells) VALUES ";
        migrated(
                "11",
                A_RUN
                        + failed + "(1, 2, 'REJECTED', 'NO_NUMBER', 'empty', '[]');"
                        + failed + "(1, 3, 'REJECTED', 'SHORT_CODE', '\"123\" is short', '[]');"
                        + failed + "(1, 5, 'REJECTED', 'SHORT_CODE', '\"110\" is short', '[]');"
                        + "CREATE TABLE failed_reason (id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, run BIGINT,"
                        + " code VARCHAR(40), status VARCHAR(10), failed BIGINT, first_row BIGINT, first_reason VARCHAR(4000));"
                        + "INSERT INTO failed_reason (run, code, status, failed, first_row, first_reason)"
                        + " VALUES (1, 'SHORT_CODE', 'REJECTED', 2, 3, '\"123\" is short')");

        try (var ledger = ImportLedger.open(embedded())) {
            assertThat(ledger.failedRows().byReason(1))
                    .containsExactly(
                            new ReasonCount("SHORT_CODE", RowStatus.REJECTED, 2, 3, "\"123\" is short"),
                            new ReasonCount("NO_NUMBER", RowStatus.REJECTED, 1, 2, "empty"));
        }
    }

    /** The tables of an earlier version, and what a migration to the next one had done of its work. */
    private void migrated(String version, String begun) {
        var source = new DriverManagerDataSource(embedded().url(), "sa", "");
        Flyway.configure()
                .dataSource(source)
                .placeholders(Map.of("blob", "BLOB"))
                .target(version)
                .load()
                .migrate();
        Stream.of(begun.split(";"))
                .forEach(one -> JdbcClient.create(source).sql(one).update());
    }

    @Test
    void refusesAnH2ThatDelaysItsWrites() {
        var url = "jdbc:h2:file:" + dataDir.resolve("ledger");

        assertThatThrownBy(() -> ImportLedger.open(new DatabaseAddress(url, "sa", "")))
                .isInstanceOf(LedgerException.class)
                .hasMessage(
                        "The database " + url + " may lose acknowledged commits: WRITE_DELAY is [500], expected 0.");
    }

    @Test
    void namesAFileThatIsNoDatabase() throws IOException {
        Files.writeString(dataDir.resolve("ledger.mv.db"), "not a database".repeat(1000));

        assertThatThrownBy(() -> ImportLedger.open(embedded()))
                .isInstanceOf(LedgerException.class)
                .hasMessageStartingWith("The database " + embedded() + " can't be opened: ");
    }

    @Test
    void namesAFolderThatCantBeCreated() throws IOException {
        var file = Files.createFile(dataDir.resolve("file"));

        assertThatThrownBy(() -> ImportLedger.open(DatabaseAddress.embedded(file.resolve("data"))))
                .isInstanceOf(LedgerException.class)
                .hasMessageStartingWith("The data folder " + file.resolve("data") + " can't be created: ");
    }

    @Test
    void namesAServerThatCantBeReached() throws IOException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var url = "jdbc:postgresql://localhost:" + port + "/ledger";

        assertThatThrownBy(() -> ImportLedger.open(new DatabaseAddress(url, "importer", "s3cret")))
                .isInstanceOf(LedgerException.class)
                .hasMessageStartingWith(
                        "The database " + url + " can't be opened: Connection to localhost:" + port + " refused.")
                .message()
                .doesNotContain("s3cret");
    }

    @Test
    void neverNamesThePassword() {
        var inUrl = new DatabaseAddress("jdbc:postgresql://db.local/ledger?user=me&password=s3cret", "me", "s3cret");

        assertThat(inUrl).hasToString("jdbc:postgresql://db.local/ledger");
        assertThat(embedded()).hasToString(embedded().url());
    }
}
