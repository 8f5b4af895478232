package numberimport.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract on a real PostgreSQL that needs no Docker. */
class PostgresLedgerTest extends LedgerContract {

    private static EmbeddedPostgres server;
    private static ImportLedger ledger;

    @BeforeAll
    static void start() throws IOException {
        // Its own defaults are for throw-away data.
        server = EmbeddedPostgres.builder()
                .setServerConfig("synchronous_commit", "on")
                .start();
        ledger = ImportLedger.open(new DatabaseAddress(url(), "postgres", "postgres"));
    }

    @AfterAll
    static void stop() throws IOException {
        ledger.close();
        server.close();
    }

    @Test
    void refusesAServerThatDelaysItsWrites() {
        var careless = new DatabaseAddress(url() + "?options=-c%20synchronous_commit=off", "postgres", "postgres");

        assertThatThrownBy(() -> ImportLedger.open(careless))
                .isInstanceOf(LedgerException.class)
                .hasMessage("The database " + careless
                        + " may lose acknowledged commits: synchronous_commit is off, expected on.");
    }

    @Test
    void tellsAUserWhoIsTurnedAwayFromAServerThatIsDown() {
        assertThatThrownBy(() -> ImportLedger.open(new DatabaseAddress(url(), "nobody", "")))
                .isInstanceOfSatisfying(
                        LedgerException.class,
                        failure -> assertThat(failure.unauthorised()).isTrue());
        assertThatThrownBy(() ->
                        ImportLedger.open(new DatabaseAddress("jdbc:postgresql://localhost:1/postgres", "nobody", "")))
                .isInstanceOfSatisfying(
                        LedgerException.class,
                        failure -> assertThat(failure.unauthorised()).isFalse());
    }

    private static String url() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
    }

    @Override
    ImportLedger ledger() {
        return ledger;
    }

    @Override
    DatabaseAddress address() {
        return new DatabaseAddress(url(), "postgres", "postgres");
    }
}
