package numberimport.ledger;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class H2LedgerTest extends LedgerContract {

    @TempDir
    static Path dataDir;

    private static ImportLedger ledger;

    @BeforeAll
    static void open() {
        ledger = ImportLedger.open(DatabaseAddress.embedded(dataDir));
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    @Override
    ImportLedger ledger() {
        return ledger;
    }

    @Override
    DatabaseAddress address() {
        return DatabaseAddress.embedded(dataDir);
    }
}
