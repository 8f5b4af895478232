package numberimport.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import numberimport.ledger.Errand;
import numberimport.ledger.LaunchRequest;
import numberimport.pipeline.AccountKeeper;
import numberimport.pipeline.AccountWish;
import numberimport.pipeline.Destination;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.ImportProfile;
import numberimport.pipeline.ImportWorld;
import numberimport.pipeline.OptionsJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Two workers of the packaged jar on a PostgreSQL of their own, and accounts of the ledger with a launch each. The tasks are enabled
 * until all files are checked, so that all accounts begin to send at once.
 */
final class WorkersFleet implements AutoCloseable {

    private static final int WORKERS = 2;
    private static final int ROWS_A_CALL = 300;
    private static final Duration MOST = Duration.ofMinutes(20);
    private static final Duration ENDING = Duration.ofSeconds(60);
    private static final String SECRET_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private final Path folder;
    private final int accounts;
    private final WorkersOptions options;
    private final EmbeddedPostgres postgres;
    private final SingleConnectionDataSource connection;
    private final JdbcClient jdbc;
    private final StandInProcess api;
    private final List<Process> workers = new ArrayList<>();

    private WorkersFleet(Path folder, int accounts, WorkersOptions options) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.accounts = accounts;
        this.options = options;
        // Its own defaults are for throw-away data.
        this.postgres = EmbeddedPostgres.builder()
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
        this.connection = new SingleConnectionDataSource(url(), "postgres", "postgres", true);
        this.jdbc = JdbcClient.create(connection);
        this.api = StandInProcess.start(accounts);
    }

    static WorkersFleet start(Path folder, int accounts, WorkersOptions options) throws IOException {
        var fleet = new WorkersFleet(folder, accounts, options);
        fleet.launch();
        for (var i = 0; i < WORKERS; i++) {
            fleet.workers.add(fleet.worker(Files.createDirectories(fleet.folder.resolve("worker-" + i))));
        }
        return fleet;
    }

    /** The processes that are measured. */
    record Members(List<ProcessHandle> workers, ProcessHandle database, ProcessHandle standIn) {}

    Members members() {
        var backend = jdbc.sql("SELECT pg_backend_pid()").query(Long.class).single();
        return new Members(
                workers.stream().map(Process::toHandle).toList(),
                ProcessHandle.of(backend).flatMap(ProcessHandle::parent).orElseThrow(),
                api.handle());
    }

    Usage usage() {
        var commits = jdbc.sql("SELECT xact_commit FROM pg_stat_database WHERE datname = 'postgres'")
                .query(Long.class)
                .single();
        return Usage.of(members(), commits);
    }

    /** The smallest time between two calls of an account, as its sender wrote down that they began. */
    double smallestGapMillis() {
        return jdbc.sql("SELECT MIN(EXTRACT(EPOCH FROM gap)) * 1000 FROM (SELECT sent_at - LAG(sent_at) OVER"
                        + " (PARTITION BY run ORDER BY sent_at) AS gap FROM batch_attempt) gaps")
                .query(Double.class)
                .single();
    }

    StandInProcess api() {
        return api;
    }

    long rows() {
        return (long) accounts * options.calls() * ROWS_A_CALL;
    }

    /** Waits until every file is checked, and gives the time that it took. */
    Duration awaitChecked() throws InterruptedException {
        var start = Instant.now();
        await("SELECT COUNT(*) FROM import_run WHERE state = 'READY'", start);
        return Duration.between(start, Instant.now());
    }

    void awaitSent() throws InterruptedException {
        await("SELECT COUNT(*) FROM launch WHERE state = 'ENDED' AND exit_code = 0", Instant.now());
    }

    private void await(String count, Instant start) throws InterruptedException {
        var found = 0L;
        while (found < accounts) {
            if (Instant.now().isAfter(start.plus(MOST)) || !workers.stream().allMatch(Process::isAlive)) {
                throw new IllegalStateException("After " + MOST + " or the end of a worker: " + found + " of "
                        + accounts + " by " + count + "; see " + folder);
            }
            Thread.sleep(500);
            found = jdbc.sql(count).query(Long.class).single();
        }
    }

    @Override
    public void close() throws IOException {
        workers.forEach(Process::destroy);
        workers.forEach(WorkersFleet::ended);
        api.close();
        connection.destroy();
        postgres.close();
    }

    private static void ended(Process worker) {
        worker.onExit()
                .completeOnTimeout(worker, ENDING.toSeconds(), TimeUnit.SECONDS)
                .join();
        worker.destroyForcibly().onExit().join();
    }

    private void launch() throws IOException {
        var file = file();
        try (var world = world();
                var launcher = world.launcher()) {
            var keeper = new AccountKeeper(launcher, world.settings(), Clock.systemUTC());
            var into = new Destination(null, null, false, false, "2h", false, null, null);
            var wanted = OptionsJson.write(profile(into).options(null, world.settings()));
            for (var i = 0; i < accounts; i++) {
                keeper.add("a" + i, wish(i), "benchmark");
                add(launcher, "a" + i, file, new Errand.ImportFile(wanted));
            }
        }
    }

    private AccountWish wish(int account) {
        return new AccountWish(
                api.baseUrl(), "a" + account + "@bench.example", "token", options.minGapMs(), null, null, null, null);
    }

    private static ImportProfile profile(Destination into) {
        var none = ImportProfile.NONE;
        return new ImportProfile(
                null,
                none.map(),
                none.constants(),
                null,
                null,
                null,
                null,
                null,
                null,
                none.dnc(),
                null,
                null,
                null,
                into);
    }

    private static void add(ImportLauncher launcher, String account, Path file, Errand errand) {
        var request = new LaunchRequest(
                account, LaunchRequest.Origin.REST, "benchmark", account, 1, null, file.toString(), errand, 0);
        if (!launcher.ledger().launches().add(request, Instant.now())) {
            throw new IllegalStateException("There is a launch of " + account + " already");
        }
    }

    private ImportWorld world() {
        return new ImportWorld(folder)
                .with("spring.datasource.url", url())
                .with("spring.datasource.username", "postgres")
                .with("spring.datasource.password", "postgres")
                .with("number-import.secret-key", SECRET_KEY);
    }

    private String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    private Path file() throws IOException {
        var lines = new ArrayList<>(List.of("手机号,姓名,备注"));
        for (var i = 0; i < options.calls() * ROWS_A_CALL; i++) {
            lines.add("1700%07d,客户%d,benchmark".formatted(i, i));
        }
        return Files.write(folder.resolve("leads.csv"), lines).toAbsolutePath();
    }

    private Process worker(Path home) throws IOException {
        var command = new ArrayList<>(List.of(JavaProcess.JAVA));
        options.java()
                .forEach(option ->
                        command.add(option.replace("HOME", home.toAbsolutePath().toString())));
        command.addAll(List.of("-jar", Way.JAR.toString(), "worker"));
        var builder = JavaProcess.withoutSettings(new ProcessBuilder(command))
                .directory(home.toFile())
                .redirectOutput(home.resolve("out.txt").toFile())
                .redirectError(home.resolve("err.txt").toFile());
        // Somewhat more than half, since nobody says which worker takes which account.
        var lanes = accounts / WORKERS + Math.max(2, accounts / 10);
        builder.environment()
                .putAll(Map.of(
                        "SPRING_DATASOURCE_URL",
                        url(),
                        "SPRING_DATASOURCE_USERNAME",
                        "postgres",
                        "SPRING_DATASOURCE_PASSWORD",
                        "postgres",
                        "NUMBERIMPORT_SECRETKEY",
                        SECRET_KEY,
                        "NUMBERIMPORT_LANES",
                        String.valueOf(lanes)));
        return builder.start();
    }
}
