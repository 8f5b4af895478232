package numberimport.ledger;

import static numberimport.ledger.Staging.aRun;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class ImportLedgerTest {

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
                    .sql("UPDATE \"flyway_schema_history\" SET \"version\" = '99' WHERE \"version\" = '6'")
                    .update();
        }

        assertThatThrownBy(() -> ImportLedger.openExisting(embedded()))
                .isInstanceOf(LedgerException.class)
                .hasMessage("The database's tables have version 99, expected 6: use the number-import that made them,"
                        + " or import once with this one.");
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
