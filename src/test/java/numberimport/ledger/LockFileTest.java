package numberimport.ledger;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockFileTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    private Path folder;

    @Test
    void tellsOfAProcessThatSaysNothing() throws IOException {
        try (var stopped = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            named("localhost\\:" + stopped.getLocalPort());

            assertThatThrownBy(() -> lockFile().requireAnswer(SECOND))
                    .isInstanceOf(LedgerException.class)
                    .hasMessage("The database " + database() + " is open in another process, which says nothing at"
                            + " localhost:" + stopped.getLocalPort()
                            + " for 1 s (it may be stopped): let it go on, or end it.");
        }
    }

    @Test
    void isContentWithTheProcessThatHasItOpen() throws SQLException {
        var address = DatabaseAddress.embedded(folder);
        try (var open = DriverManager.getConnection(address.url(), address.username(), address.password())) {
            assertThatCode(() -> lockFile().requireAnswer(SECOND)).doesNotThrowAnyException();
            assertThatCode(() ->
                            DriverManager.getConnection(address.url(), "sa", "").close())
                    .doesNotThrowAnyException();
            assertThatCode(() -> open.createStatement().execute("SELECT 1")).doesNotThrowAnyException();
        }
    }

    @Test
    void isContentWhereTheProcessHasDied() throws IOException {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        named("localhost\\:" + port);

        assertThatCode(() -> lockFile().requireAnswer(SECOND)).doesNotThrowAnyException();
    }

    @Test
    void isContentWithoutAFileOrAServerInIt() throws IOException {
        assertThatCode(() -> lockFile().requireAnswer(SECOND)).doesNotThrowAnyException();

        Files.writeString(folder.resolve("ledger.lock.db"), "#FileLock\nmethod=file\n");
        assertThatCode(() -> lockFile().requireAnswer(SECOND)).doesNotThrowAnyException();
    }

    private LockFile lockFile() {
        return new LockFile(database());
    }

    private Path database() {
        return folder.resolve("ledger.mv.db");
    }

    private void named(String server) throws IOException {
        Files.writeString(
                folder.resolve("ledger.lock.db"), "#FileLock\nserver=" + server + "\nmethod=file\nid=1a22a7b0\n");
    }
}
