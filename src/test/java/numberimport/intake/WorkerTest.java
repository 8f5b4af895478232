package numberimport.intake;

import static numberimport.pipeline.ImportWorld.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import numberimport.ledger.Errand;
import numberimport.ledger.LaunchRequest;
import numberimport.ledger.LaunchState;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.ImportProfile;
import numberimport.pipeline.ImportWorld;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.Purge;
import numberimport.pipeline.RunView;
import numberimport.pipeline.StopSignal;
import numberimport.sandbox.TaskStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Workers of several machines, which share a real PostgreSQL and nothing else, and send into the sandbox over real HTTP. */
@Timeout(value = 90, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
class WorkerTest {

    private static final String ELSEWHERE = "elsewhere/1@1";

    private static EmbeddedPostgres postgres;
    private static int databases;

    @TempDir
    Path home;

    private ImportWorld world;
    private final List<LaunchView> told = Collections.synchronizedList(new ArrayList<>());

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void open() throws SQLException, IOException {
        var name = "workers_" + ++databases;
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        Files.createDirectories(home.resolve("profiles"));
        world = new ImportWorld(home)
                .with("spring.datasource.url", postgres.getJdbcUrl("postgres", name))
                .with("spring.datasource.username", "postgres")
                .with("spring.datasource.password", "postgres")
                .with("number-import.drop-folder.retry-after", "1h")
                .with("number-import.profiles-dir", home.resolve("profiles").toString());
    }

    @AfterEach
    void close() {
        world.close();
    }

    /** Works on a machine of its own until it is so. */
    private void workedUntil(BooleanSupplier done) {
        world.with("number-import.data-dir", home.resolve("worker").toString());
        var stop = new StopSignal();
        try (var launcher = world.launcher();
                var worker = Worker.open(launcher, world.settings(), Clock.systemUTC(), told::add)) {
            var working = CompletableFuture.runAsync(() -> worker.work(stop));
            while (!done.getAsBoolean() && !working.isDone()) {
                sleep();
            }
            stop.stop("done");
            working.join();
        }
    }

    private static Path report(RunView run) {
        return Path.of(run.reports().rejected());
    }

    private static void sleep() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static LaunchDesk.FileWish intoTask(long task, String profile) {
        return new LaunchDesk.FileWish(null, task, profile, ImportProfile.NONE, null);
    }

    private void launched(ImportLauncher launcher, Path file, String profile) {
        var unused = new LaunchDesk(launcher, world.settings(), Clock.systemUTC())
                .importFile(new LaunchDesk.Asking("ticket", "Ann", 0), file, intoTask(world.task, profile));
    }

    @Test
    void importsAFileThatLiesOnAnotherMachine() throws IOException {
        var file = world.goodRows("leads.csv", 700);
        try (var launcher = world.launcher()) {
            launched(launcher, file, null);
        }
        Files.delete(file);

        workedUntil(() -> !told.isEmpty());

        assertThat(told).extracting(LaunchView::exit).containsExactly(0);
        assertThat(world.pool()).hasSize(700).doesNotHaveDuplicates().contains(number(1), number(700));
        try (var launcher = world.launcher()) {
            var run = launcher.ledger().runs().find(told.get(0).run()).orElseThrow();
            assertThat(run.file().name()).isEqualTo("leads.csv");
            assertThat(run.file().path()).isEqualTo(file.toString());
            assertThat(launcher.ledger().launchFiles().content(file.toString())).isEmpty();
        }
        assertThat(home.resolve("worker/copies")).isEmptyDirectory();
    }

    @Test
    void resumesARunThatHasStagedNothingOfAFileOnAnotherMachine() throws IOException {
        var file = world.goodRows("leads.csv", 2);
        world.sandbox.setStatus(world.task, TaskStatus.ENABLED);
        var refused = world.launch(file, new StopSignal()).run();
        world.sandbox.setStatus(world.task, TaskStatus.DISABLED);
        try (var launcher = world.launcher()) {
            var unused = new LaunchDesk(launcher, world.settings(), Clock.systemUTC())
                    .resume(new LaunchDesk.Asking("ticket", "Ann", 0), refused, false);
        }
        Files.delete(file);

        workedUntil(() -> !told.isEmpty());

        assertThat(told).extracting(LaunchView::exit).containsExactly(0);
        assertThat(world.pool()).containsExactly(number(1), number(2));
    }

    @Test
    void leavesNoCopyOfAFileThatItRefuses() throws IOException {
        var file = world.file("leads.csv", "城市,备注", "北京,x");
        try (var launcher = world.launcher()) {
            launcher.files().share(file);
            assertThat(launcher.ledger()
                            .launches()
                            .add(
                                    new LaunchRequest(
                                            "ticket",
                                            LaunchRequest.Origin.FOLDER,
                                            "inbox/leads.csv",
                                            "default",
                                            world.task,
                                            null,
                                            file.toString(),
                                            Errand.IMPORT,
                                            0),
                                    Instant.now()))
                    .isTrue();
        }
        Files.delete(file);

        workedUntil(() -> !told.isEmpty());

        assertThat(told).extracting(LaunchView::exit).containsExactly(4);
        assertThat(home.resolve("worker/copies")).isEmptyDirectory();
    }

    @Test
    void sendsNothingWhileItDoesNotKnowTheHoursOfAProfile() throws IOException {
        var profile = Files.writeString(home.resolve("profiles/night.yaml"), "into: {window: '22:00-06:00'}");
        try (var launcher = world.launcher()) {
            launched(launcher, world.goodRows("leads.csv", 3), "night");
        }
        Files.delete(profile);

        workedUntil(() -> !told.isEmpty());

        assertThat(world.addCalls()).isZero();
        assertThat(told).singleElement().satisfies(launch -> {
            assertThat(launch.state()).isEqualTo(LaunchState.WAITING.name());
            assertThat(launch.exit()).isEqualTo(8);
            assertThat(launch.message())
                    .startsWith("There is no profile \"night\" in " + home.resolve("profiles") + "; there are: []");
        });
    }

    @Test
    void takesOverTheLaneOfAProcessThatFellSilent() {
        leftBySomebody(Instant.now().minus(Lanes.SILENCE).minusSeconds(1));

        workedUntil(() -> !told.isEmpty());

        assertThat(told).extracting(LaunchView::exit).containsExactly(0);
        assertThat(world.pool()).containsExactly(number(1), number(2));
    }

    @Test
    void leavesTheLaneOfAProcessThatLives() {
        leftBySomebody(Instant.now().plus(Duration.ofHours(1)));
        var end = Instant.now().plusSeconds(6);

        workedUntil(() -> Instant.now().isAfter(end));

        assertThat(told).isEmpty();
        assertThat(world.addCalls()).isZero();
    }

    @Test
    void takesOverTheRunOfAProcessThatFellSilentAsSoonAsItsLeaseEnds() {
        world.with("number-import.batch-size", 1);
        try (var launcher = world.launcher()) {
            launched(launcher, world.goodRows("leads.csv", 5), null);
            workedUntil(() -> world.addCalls() > 1);
            var jdbc = JdbcClient.create(launcher.ledger().dataSource());
            jdbc.sql("UPDATE import_run SET state = 'SENDING'").update();
            jdbc.sql("UPDATE sender_lease SET owner = ?, expires_at = CURRENT_TIMESTAMP + INTERVAL '6' SECOND")
                    .param(ELSEWHERE)
                    .update();
        }
        told.clear();
        var start = Instant.now();

        workedUntil(() -> told.stream().anyMatch(launch -> launch.endedAt() != null));

        assertThat(told)
                .first()
                .satisfies(launch -> assertThat(launch.message()).contains("is being worked on by " + ELSEWHERE));
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(40));
        assertThat(world.pool()).containsExactly(number(1), number(2), number(3), number(4), number(5));
    }

    @Test
    void saysAgainAndAgainThatItIsAtWork() {
        world.with("number-import.batch-size", 1);
        var aWhileAgo = Timestamp.from(Instant.now().minus(Lanes.SILENCE.dividedBy(2)));
        try (var launcher = world.launcher()) {
            launched(launcher, world.goodRows("leads.csv", 30), null);
            var jdbc = JdbcClient.create(launcher.ledger().dataSource());
            var silent = new AtomicBoolean();

            workedUntil(() -> {
                if (!silent.get()) {
                    silent.set(jdbc.sql(
                                            "UPDATE scheduled_tasks SET last_heartbeat = ? WHERE task_name = 'lane' AND picked")
                                    .param(aWhileAgo)
                                    .update()
                            == 1);
                    return false;
                }
                return jdbc.sql("SELECT COUNT(*) FROM scheduled_tasks WHERE task_name = 'lane' AND last_heartbeat > ?")
                                .param(aWhileAgo)
                                .query(Integer.class)
                                .single()
                        == 1;
            });

            assertThat(told)
                    .as("it was at work all the time")
                    .allSatisfy(launch -> assertThat(launch.exit()).isEqualTo(ExitCode.STOPPED.code()));
        }
    }

    /** Whose last sign of life was then. */
    private void leftBySomebody(Instant alive) {
        try (var launcher = world.launcher()) {
            launched(launcher, world.goodRows("leads.csv", 2), null);
            assertThat(launcher.ledger().launches().take("default", ELSEWHERE, Instant.now()))
                    .isPresent();
            JdbcClient.create(launcher.ledger().dataSource())
                    .sql("INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by,"
                            + " last_heartbeat, version) VALUES ('lane', 'default', CURRENT_TIMESTAMP, TRUE, ?, ?, 1)")
                    .params(ELSEWHERE, Timestamp.from(alive))
                    .update();
        }
    }

    @Test
    void worksOnAnAccountInOneProcessAtATime() {
        world.with("number-import.batch-size", 1);
        try (var launcher = world.launcher()) {
            launched(launcher, world.goodRows("leads.csv", 4), null);
        }
        var other = CompletableFuture.runAsync(() -> workedUntil(() -> !told.isEmpty()));
        workedUntil(() -> !told.isEmpty());
        other.join();

        assertThat(told).extracting(LaunchView::exit).containsExactly(0);
        assertThat(world.pool()).containsExactly(number(1), number(2), number(3), number(4));
    }

    @Test
    void needsALedgerThatMachinesShare() {
        try (var own = new ImportWorld(home);
                var launcher = own.launcher()) {
            assertThatThrownBy(() -> Worker.open(launcher, own.settings(), Clock.systemUTC(), told::add))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageStartingWith(
                            "The ledger is a file of this machine, where serve sends by itself; expected a PostgreSQL that the"
                                    + " processes share.");
        }
    }

    @Test
    void deletesItsReportsOfWhatAPurgeElsewhereForgot() throws IOException {
        var elsewhere = world.settings().dataDir();
        world.with("number-import.data-dir", home.resolve("worker").toString());
        var old = world.launch(world.file("old.csv", "手机号", number(1), "1380"));
        world.with("number-import.data-dir", elsewhere.toString());
        try (var launcher = world.launcher()) {
            new Purge(launcher, world.settings(), Clock.offset(Clock.systemUTC(), Duration.ofDays(91))).purge();
        }
        world.with("number-import.data-dir", home.resolve("worker").toString());
        var fresh = world.launch(world.file("fresh.csv", "手机号", number(2), "1390"));
        assertThat(report(old)).exists();

        workedUntil(() -> !Files.exists(report(old)));

        assertThat(report(fresh)).exists();
    }
}
