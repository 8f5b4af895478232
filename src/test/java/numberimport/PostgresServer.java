package numberimport;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.util.FileSystemUtils;

/** A real PostgreSQL without Docker, with a database for each import that asks. */
final class PostgresServer implements AutoCloseable {

    private static final int ANY_PORT = 0;

    private final Path data;
    private EmbeddedPostgres server;
    private final AtomicInteger databases = new AtomicInteger();

    private PostgresServer(Path data) throws IOException {
        this.data = data;
        this.server = started(data, ANY_PORT);
    }

    static PostgresServer start() {
        try {
            return new PostgresServer(Files.createTempDirectory("postgres"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends at once, as when its machine fails, and is started again with the same data at the same port. */
    void restart() throws IOException {
        var port = server.getPort();
        var process = process();
        Signal.QUIT.to(process);
        process.onExit().join();
        server.close();
        server = started(data, port);
    }

    /** The settings of a new, empty database. */
    Map<String, String> newDatabase() {
        var name = "import_" + databases.incrementAndGet();
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Map.of(
                "spring.datasource.url", server.getJdbcUrl("postgres", name),
                "spring.datasource.username", "postgres",
                "spring.datasource.password", "postgres");
    }

    @Override
    public void close() throws IOException {
        var process = process();
        server.close();
        // Its own end takes longer, and until then it deletes files as well.
        process.onExit().orTimeout(1, TimeUnit.MINUTES).join();
        FileSystemUtils.deleteRecursively(data);
    }

    private ProcessHandle process() throws IOException {
        var lines = Files.readAllLines(data.resolve("postmaster.pid"));
        return ProcessHandle.of(Long.parseLong(lines.get(0))).orElseThrow();
    }

    private static EmbeddedPostgres started(Path data, int port) throws IOException {
        // Its own defaults are for throw-away data.
        return EmbeddedPostgres.builder()
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("fsync", "on")
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }
}
