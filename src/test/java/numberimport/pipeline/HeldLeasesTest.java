package numberimport.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import numberimport.ledger.DatabaseAddress;
import numberimport.ledger.ImportLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class HeldLeasesTest {

    private static final Duration INTERVAL = Duration.ofMillis(50);

    @TempDir
    Path folder;

    private ImportLedger ledger;
    private HeldLeases held;
    private RunLease first;
    private RunLease second;

    @BeforeEach
    void take() {
        ledger = ImportLedger.open(DatabaseAddress.embedded(folder));
        held = new HeldLeases(ledger.senderLeases(), INTERVAL);
        first = lease(16);
        second = lease(17);
    }

    @AfterEach
    void close() {
        held.close();
        ledger.close();
    }

    @Test
    void keepsAllOfThemUp() {
        update("expires_at = CURRENT_TIMESTAMP - INTERVAL '1' SECOND WHERE account = 'default'");

        await().until(() -> ledger.senderLeases().held().size() == 2);
        assertThat(first.whyLost()).isEmpty();
        assertThat(second.whyLost()).isEmpty();
    }

    @Test
    void tellsTheOneThatAnotherProcessTook() {
        update("owner = 'another', epoch = epoch + 1 WHERE task = 16");

        await().until(() -> first.whyLost().isPresent());
        assertThat(first.whyLost()).contains("another process took the task over");
        assertThat(first.confirmed()).isFalse();
        assertThat(second.confirmed()).isTrue();
    }

    @Test
    void letsGoOfWhatIsGivenBack() {
        first.close();
        assertThat(ledger.senderLeases().holder("default", 16)).isEmpty();

        update("expires_at = CURRENT_TIMESTAMP - INTERVAL '1' SECOND WHERE account = 'default'");
        await().until(() -> ledger.senderLeases().holder("default", 17).isPresent());
        assertThat(ledger.senderLeases().holder("default", 16)).isEmpty();
        assertThat(first.whyLost()).as("nobody took it").isEmpty();
    }

    private RunLease lease(long task) {
        var now = System.nanoTime();
        var lease = new RunLease(
                held, ledger.senderLeases().acquire("default", task, "me").orElseThrow(), now);
        held.add(lease);
        return lease;
    }

    private void update(String change) {
        JdbcClient.create(ledger.dataSource())
                .sql("UPDATE sender_lease SET " + change)
                .update();
    }
}
