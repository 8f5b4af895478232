package numberimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import numberimport.sandbox.Arrival;
import numberimport.sandbox.PooledNumber;
import numberimport.sandbox.SandboxOptions;
import numberimport.sandbox.SandboxServer;
import numberimport.sandbox.TaskStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A serve that takes files and workers that send them, as processes that share a real PostgreSQL and no folder; each account has an API of its own. */
class WorkersIT {

    private static final int ACCOUNTS = 3;

    /** Far less than the second that senders keep: five processes and the APIs share this machine's cores. */
    private static final Duration LEAST_GAP = Duration.ofMillis(300);

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LATE = Duration.ofSeconds(1);
    private static final Duration MOST_TO_TAKE_OVER = Duration.ofSeconds(30);

    private static final int GOOD_ROWS = 40;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir
    static Path place;

    private static PostgresServer postgres;

    private final List<SandboxServer> apis = new ArrayList<>();
    private final List<PackagedJar.Running> running = new ArrayList<>();
    private Map<String, String> database;

    @BeforeAll
    static void start() {
        postgres = PostgresServer.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void open() {
        database = postgres.newDatabase();
        IntStream.range(0, ACCOUNTS).forEach(account -> {
            var api = SandboxServer.start(SandboxOptions.defaults().withMinGap(LEAST_GAP));
            api.createTask("Task", TaskStatus.DISABLED);
            apis.add(api);
        });
    }

    @AfterEach
    void close() {
        running.forEach(process -> process.process().destroyForcibly());
        apis.forEach(SandboxServer::close);
    }

    @Test
    void sendsEachNumberOnceThoughWorkersComeAndGo() throws IOException {
        var serve = started("serve", 1);
        var first = started("worker", ACCOUNTS);
        var second = started("worker", ACCOUNTS);
        var leads = dropped(serve);
        await("all accounts to be at work", serve, () -> sendings(2));

        first.running().kill();
        await("all accounts to go on", serve, () -> sendings(8));
        var third = started("worker", ACCOUNTS);
        ended(second);
        await("all files to be done", serve, () -> archived(serve) == 2 * ACCOUNTS);
        ended(third);
        ended(serve);

        assertThatAllWasSentOnce(leads);
        assertThat(apis).allSatisfy(api -> assertThat(longestGap(api)).isLessThan(MOST_TO_TAKE_OVER));
        assertThat(third.folder().resolve("data/copies")).doesNotExist();
        assertThat(workedOn(first) + workedOn(second)).isGreaterThanOrEqualTo(ACCOUNTS - 1);
    }

    @Test
    void goesOnByItselfAfterTheDatabaseWasRestarted() throws IOException {
        var serve = started("serve", 1);
        var worker = started("worker", ACCOUNTS);
        var leads = dropped(serve);
        await("all accounts to be at work", serve, () -> sendings(2));

        postgres.restart();
        await("all files to be done", serve, () -> archived(serve) == 2 * ACCOUNTS);
        ended(worker);
        ended(serve);

        assertThatAllWasSentOnce(leads);
    }

    @Test
    @EnabledIfSystemProperty(
            named = "numberimport.kills.everywhere",
            matches = "true",
            disabledReason = "for the longer build")
    void losesNothingWhenOneProcessAfterTheOtherIsRestarted() throws IOException {
        var serve = started("serve", 1);
        var first = started("worker", ACCOUNTS);
        var second = started("worker", ACCOUNTS);
        var leads = dropped(serve);
        await("all accounts to be at work", serve, () -> sendings(2));

        var firstAgain = restarted(first, "worker", ACCOUNTS);
        var secondAgain = restarted(second, "worker", ACCOUNTS);
        var serveAgain = restarted(serve, "serve", 1);
        await("all files to be done", serveAgain, () -> archived(serveAgain) == 2 * ACCOUNTS);
        for (var process : List.of(firstAgain, secondAgain, serveAgain)) {
            ended(process);
        }

        assertThatAllWasSentOnce(leads);
    }

    private void assertThatAllWasSentOnce(Leads leads) {
        for (var api : apis) {
            assertThat(api.pool(1).stream().map(PooledNumber::cellphone))
                    .containsExactlyInAnyOrderElementsOf(leads.cells().subList(0, GOOD_ROWS));
            assertThat(api.violations()).isEmpty();
            assertThat(span(api))
                    .isGreaterThanOrEqualTo(
                            SECOND.multipliedBy(sendings(api).size() - 1).minus(LATE));
        }
    }

    private Started restarted(Started process, String command, int lanes) {
        ended(process);
        return started(command, lanes, process.folder());
    }

    /** A process, and the folder that only it has. */
    private record Started(PackagedJar.Running running, Path folder) {}

    private Started started(String command, int lanes) throws IOException {
        return started(command, lanes, Files.createTempDirectory(place, command));
    }

    private Started started(String command, int lanes, Path folder) {
        var jar = ArchivedJar.in(folder)
                .with("NUMBERIMPORT_DATADIR", folder.resolve("data").toString())
                .with("NUMBERIMPORT_LANES", String.valueOf(lanes))
                .with("NUMBERIMPORT_BATCHSIZE", String.valueOf(ImportScene.BATCH_SIZE))
                .with("SERVER_PORT", "0");
        database.forEach((name, value) -> jar.with(name.replace('.', '_').toUpperCase(Locale.ROOT), value));
        for (var i = 0; i < ACCOUNTS; i++) {
            var account = "NUMBERIMPORT_ACCOUNTS_A" + i + "_";
            jar.with(account + "BASEURL", apis.get(i).baseUrl())
                    .with(account + "EMAIL", apis.get(i).email())
                    .with(account + "TOKEN", apis.get(i).token())
                    .with(account + "PROCESSINGTIME", "4s");
        }
        var process = jar.start(command);
        running.add(process);
        var started = new Started(process, folder);
        await(command + " to be there", started, () -> told(started).matches("(?s).*(Serving|Working for).*"));
        return started;
    }

    private static String told(Started process) {
        try {
            return Files.readString(process.running().out())
                    + Files.readString(process.running().err());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void ended(Started process) {
        process.running().process().destroy();
        assertThat(process.running().await().exit()).as(told(process)).isZero();
    }

    /** A file for each account. */
    private static Leads dropped(Started serve) throws IOException {
        var leads = Leads.write(serve.folder(), GOOD_ROWS, 2);
        for (var i = 0; i < ACCOUNTS; i++) {
            var inbox = Files.createDirectories(serve.folder().resolve("data/drop/inbox/a" + i + "/1"));
            Files.copy(leads.file(), inbox.resolve("leads.csv"));
            Files.createFile(inbox.resolve("leads.csv.done"));
        }
        return leads;
    }

    private boolean sendings(int least) {
        return apis.stream().allMatch(api -> sendings(api).size() >= least);
    }

    private static List<Arrival> sendings(SandboxServer api) {
        return api.arrivals().stream()
                .filter(arrival -> arrival.path().endsWith("/add_numbers"))
                .toList();
    }

    /** From the first to the last. */
    private static Duration span(SandboxServer api) {
        var sendings = sendings(api);
        return Duration.between(
                sendings.get(0).at(), sendings.get(sendings.size() - 1).at());
    }

    private static Duration longestGap(SandboxServer api) {
        var times = sendings(api).stream().map(Arrival::at).toList();
        return IntStream.range(1, times.size())
                .mapToObj(i -> Duration.between(times.get(i - 1), times.get(i)))
                .max(Duration::compareTo)
                .orElseThrow();
    }

    private static long archived(Started serve) {
        try (var files = Files.walk(serve.folder().resolve("data/drop/archive"))) {
            return files.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long workedOn(Started worker) throws IOException {
        return ImportScene.log(worker.folder()).stream()
                .filter(line -> line.contains(" into task 1 of account a"))
                .count();
    }

    private static void await(String what, Started process, BooleanSupplier done) {
        var end = Instant.now().plus(PATIENCE);
        while (!done.getAsBoolean()) {
            assertThat(Instant.now())
                    .as("waiting for %s: %s", what, told(process))
                    .isBefore(end);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
