package numberimport.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The PostgreSQL that is installed on this machine, whole with pg_dump, which the one that comes from Maven has not. */
final class InstalledPostgres implements AutoCloseable {

    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
    private static final String DATABASE = "ledger";
    private static final int MOST_TRIES = 100;

    private final Path tools;
    private final Path folder;
    private int port;
    private Process server;

    private InstalledPostgres(Path tools, Path folder) throws IOException, InterruptedException {
        this.tools = tools;
        this.folder = folder;
        var data = folder.resolve("postgres").toString();
        assertThat(exit("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8"))
                .isZero();
        listen(data);
        for (var left = MOST_TRIES; exit(of("createdb", DATABASE)) != 0; left--) {
            assertThat(left).as("tries until PostgreSQL answers").isPositive();
            if (!server.isAlive()) {
                // Another test was faster at the port.
                listen(data);
            }
            Thread.sleep(100);
        }
    }

    private void listen(String data) throws IOException {
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        server = start("postgres", "-D", data, "-p", "" + port, "-h", "127.0.0.1", "-k", "");
    }

    /** The folder of its programs; empty where there is none. */
    static Optional<Path> tools() {
        if (!Files.isDirectory(VERSIONS)) {
            return Optional.empty();
        }
        try (var versions = Files.list(VERSIONS)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Stream.of("initdb", "postgres", "createdb", "pg_dump", "pg_restore")
                            .allMatch(tool -> Files.isExecutable(bin.resolve(tool))))
                    .max(Path::compareTo);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static InstalledPostgres start(Path tools, Path folder) throws IOException, InterruptedException {
        return new InstalledPostgres(tools, folder);
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    void dump() throws IOException, InterruptedException {
        assertThat(exit(of("pg_dump", "-Fc", "-f", file(), DATABASE))).isZero();
    }

    /** The database as it was dumped, in the place of the one that is there. */
    void restore() throws IOException, InterruptedException {
        assertThat(exit(of("dropdb", DATABASE))).isZero();
        assertThat(exit(of("createdb", DATABASE))).isZero();
        assertThat(exit(of("pg_restore", "-d", DATABASE, file()))).isZero();
    }

    @Override
    public void close() {
        server.destroy();
        server.onExit().join();
    }

    private String file() {
        return folder.resolve("ledger.dump").toString();
    }

    private String[] of(String tool, String... arguments) {
        return Stream.concat(
                        Stream.of(tool, "-h", "127.0.0.1", "-p", "" + port, "-U", "postgres"), Stream.of(arguments))
                .toArray(String[]::new);
    }

    private int exit(String... command) throws IOException, InterruptedException {
        return start(command).waitFor();
    }

    private Process start(String... command) throws IOException {
        // It refuses to be root's: as nobody of a namespace of its own it has the same files.
        var whole = new ArrayList<>(
                System.getProperty("user.name").equals("root") ? List.of("unshare", "-U") : List.<String>of());
        whole.add(tools.resolve(command[0]).toString());
        whole.addAll(List.of(command).subList(1, command.length));
        return new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("postgres.log").toFile()))
                .start();
    }
}
