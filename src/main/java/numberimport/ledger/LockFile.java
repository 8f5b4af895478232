package numberimport.ledger;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/**
 * H2's file beside a database, which names the process that has it open; all others ask that one. H2 itself waits for its answer for
 * ever, so that a process that stands still would make others hang without a word.
 */
final class LockFile {

    private static final int NO_VERSION = 0;

    private final Path database;
    private final Path file;

    LockFile(Path database) {
        this.database = database;
        this.file = database.resolveSibling(database.getFileName().toString().replaceFirst("\\.mv\\.db$", ".lock.db"));
    }

    /** {@link LedgerException} when the process that it names takes a connection, but says nothing for as long. */
    void requireAnswer(Duration patience) {
        var server = server();
        if (server.isPresent() && silent(server.get(), patience)) {
            throw new LedgerException("The database " + database + " is open in another process, which says nothing at "
                    + server.get().getHostString() + ":" + server.get().getPort() + " for " + patience.toSeconds()
                    + " s (it may be stopped): let it go on, or end it.");
        }
    }

    private Optional<InetSocketAddress> server() {
        var named = new Properties();
        try (var text = Files.newInputStream(file)) {
            named.load(text);
            var address = URI.create("tcp://" + named.getProperty("server"));
            return address.getHost() == null || address.getPort() < 0
                    ? Optional.empty()
                    : Optional.of(new InetSocketAddress(address.getHost(), address.getPort()));
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    // To a version that it doesn't know, H2 answers at once that it doesn't.
    private static boolean silent(InetSocketAddress server, Duration patience) {
        try (var socket = new Socket()) {
            socket.connect(server, Math.toIntExact(patience.toMillis()));
            socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
            var asked = new DataOutputStream(socket.getOutputStream());
            asked.writeInt(NO_VERSION);
            asked.writeInt(NO_VERSION);
            asked.flush();
            socket.getInputStream().read();
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException nobodyIsThere) {
            return false;
        }
    }
}
