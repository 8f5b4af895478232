package numberimport.ledger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The contract on the PostgreSQL image that operators run; skipped where there is no Docker. */
@Testcontainers(disabledWithoutDocker = true)
class DockerPostgresLedgerTest extends LedgerContract {

    @Container
    private static final PostgreSQLContainer SERVER = new PostgreSQLContainer("postgres:18-alpine");

    private static ImportLedger ledger;

    @BeforeAll
    static void open() {
        ledger = ImportLedger.open(addressOfServer());
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    private static DatabaseAddress addressOfServer() {
        return new DatabaseAddress(SERVER.getJdbcUrl(), SERVER.getUsername(), SERVER.getPassword());
    }

    @Override
    ImportLedger ledger() {
        return ledger;
    }

    @Override
    DatabaseAddress address() {
        return addressOfServer();
    }
}
