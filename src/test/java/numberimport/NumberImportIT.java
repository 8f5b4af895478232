package numberimport;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import numberimport.sandbox.Arrival;
import numberimport.sandbox.Fault;
import numberimport.sandbox.PooledNumber;
import numberimport.sandbox.SandboxOptions;
import numberimport.sandbox.SandboxServer;
import numberimport.sandbox.TaskStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The packaged jar in processes of its own: killed, stopped, side by side, on both databases. */
@Execution(ExecutionMode.CONCURRENT)
class NumberImportIT {

    private static final Duration LONG = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    SandboxServer sandbox;
    long task;

    @BeforeEach
    void open() {
        // The processes share this machine's cores with the sandbox, whose own delays must not count against them.
        sandbox = SandboxServer.start(SandboxOptions.defaults().withMinGap(Duration.ofMillis(600)));
        task = sandbox.createTask("Task", TaskStatus.DISABLED);
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void sendsEachNumberOnceThoughItIsKilledInTheMiddle() throws IOException {
        killAndResume(packaged());
    }

    @Test
    void sendsEachNumberOnceThoughItIsKilledInTheMiddleOnPostgres() throws IOException {
        try (var postgres = EmbeddedPostgres.builder()
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            killAndResume(packaged()
                    .with("SPRING_DATASOURCE_URL", postgres.getJdbcUrl("postgres", "postgres"))
                    .with("SPRING_DATASOURCE_USERNAME", "postgres")
                    .with("SPRING_DATASOURCE_PASSWORD", "postgres"));
        }
    }

    private void killAndResume(PackagedJar jar) throws IOException {
        sandbox.inject(Fault.parse("3:slow=3s"));
        var running = jar.start("import", rows("leads.csv", 10), "-t", task + "", "-y");
        awaitCalls(running, 3);
        running.kill();

        var resumed = jar.run("resume", "1", "--json");

        assertThat(resumed.exit()).as(resumed.err()).isZero();
        assertThatJson(resumed.out()).node("counts.accepted").isEqualTo(10);
        assertThatJson(resumed.out()).node("state").isEqualTo("COMPLETED");
        assertThat(pool()).containsExactlyInAnyOrderElementsOf(numbers(10));
        assertThat(sandbox.violations()).isEmpty();
        assertThat(jar.run("import", rows("copy.csv", 10), "-t", task + "").exit())
                .isEqualTo(7);
    }

    @Test
    void goesOnWithWhatADyingProcessLeavesBeforeItImportsSomethingElse() throws IOException {
        sandbox.inject(Fault.parse("2:slow=9s"));
        var running = jar().start("import", rows("leads.csv", 6), "-t", task + "", "-y");
        awaitCalls(running, 2);
        var other = Files.write(folder.resolve("other.csv"), List.of("手机号", "17100000001"))
                .toString();
        var waiting = jar().start("import", other, "-t", task + "", "--json");
        await().atMost(LONG)
                .until(() -> Files.readString(waiting.err()).contains("Task " + task + " is being worked on by "));
        running.kill();

        var next = waiting.await();

        assertThat(next.exit()).as(next.err()).isZero();
        assertThat(next.err()).contains("Run 1 was being sent into task " + task + " when its process ended");
        assertThat(next.out().lines()).hasSize(2);
        assertThatJson(next.out().lines().toList().get(1)).node("run").isEqualTo(2);
        var all = new ArrayList<>(numbers(6));
        all.add("17100000001");
        assertThat(pool()).containsExactlyElementsOf(all);
    }

    @Test
    void finishesTheCallInFlightWhenItIsTerminated() throws IOException {
        sandbox.inject(Fault.parse("2:slow=2s"));
        var running = jar().start("import", rows("leads.csv", 10), "-t", task + "", "--json");
        awaitCalls(running, 2);
        running.process().destroy();

        var stopped = running.await();

        assertThat(stopped.exit()).as(stopped.err()).isEqualTo(5);
        assertThatJson(stopped.out()).node("state").isEqualTo("STOPPED");
        assertThatJson(stopped.out()).node("counts.unknown").isEqualTo(0);
        assertThat(jar().run("resume", "1").exit()).isZero();
        assertThat(pool()).containsExactlyElementsOf(numbers(10));
        assertThat(sandbox.violations()).isEmpty();
    }

    @Test
    void answersQuestionsAndStopsWhileAnImportIsAtWork() throws IOException {
        var running = jar().start("import", rows("leads.csv", 80), "-t", task + "", "--json");
        awaitCalls(running, 1);

        assertThatJson(jar().run("runs", "--json").out()).node("runs[0].state").isEqualTo("SENDING");
        assertThat(jar().run("failures", "1", "--by-reason").exit()).isZero();
        assertThat(jar().run("import", rows("copy.csv", 80), "-t", task + "").exit())
                .isEqualTo(7);
        assertThat(jar().run("stop", "1").exit()).isZero();

        var stopped = running.await();
        assertThat(stopped.exit()).as(stopped.err()).isEqualTo(5);
        assertThat(stopped.err()).contains("somebody asked for it");
        assertThatJson(stopped.out()).node("counts.accepted").isEqualTo(pool().size());
    }

    @Test
    void sharesThePaceWithAnotherProcess() throws IOException {
        var other = sandbox.createTask("Other", TaskStatus.DISABLED);
        var one = jar().start("import", rows("one.csv", 10), "-t", task + "");
        var two = jar().start("import", rows("two.csv", 12), "-t", other + "");

        for (var running : List.of(one, two)) {
            var ended = running.await();
            assertThat(ended.exit()).as(ended.err()).isZero();
        }
        assertThat(pool()).hasSize(10);
        assertThat(sandbox.pool(other)).hasSize(12);
        var adds = addArrivals();
        assertThat(adds).hasSize(11);
        assertThat(Duration.between(adds.get(0).at(), adds.get(10).at())).isGreaterThan(Duration.ofMillis(9_700));
        assertThat(sandbox.violations()).isEmpty();
    }

    @Test
    void sharesThePaceBetweenANightlyRunAManualOneAndARetry() throws IOException {
        sendByThreeAtOnce(jar());
    }

    @Test
    void sharesThePaceBetweenThemOnPostgres() throws IOException {
        try (var postgres = EmbeddedPostgres.builder()
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            sendByThreeAtOnce(jar().with("SPRING_DATASOURCE_URL", postgres.getJdbcUrl("postgres", "postgres"))
                    .with("SPRING_DATASOURCE_USERNAME", "postgres")
                    .with("SPRING_DATASOURCE_PASSWORD", "postgres"));
        }
    }

    private void sendByThreeAtOnce(PackagedJar jar) throws IOException {
        var manualTask = sandbox.createTask("Manual", TaskStatus.DISABLED);
        var nightlyTask = sandbox.createTask("Nightly", TaskStatus.DISABLED);
        numbers(6).forEach(number -> sandbox.refuse(number, "not today"));
        assertThat(jar.run("import", rows("first.csv", 6), "-t", task + "").exit())
                .isEqualTo(3);
        var callsBefore = addArrivals().size();

        var retry = jar.start("retry", "1");
        var manual = jar.start("import", rows("manual.csv", 12), "-t", manualTask + "");
        var nightly = jar.start("import", rows("nightly.csv", 14), "-t", nightlyTask + "");

        for (var running : List.of(retry, manual, nightly)) {
            var ended = running.await();
            assertThat(ended.exit()).as(ended.err()).isEqualTo(3);
        }
        assertThat(sandbox.pool(task)).isEmpty();
        assertThat(sandbox.pool(manualTask)).hasSize(6);
        assertThat(sandbox.pool(nightlyTask)).hasSize(8);
        var calls = addArrivals().subList(callsBefore, addArrivals().size());
        assertThat(calls).hasSize(3 + 6 + 7);
        assertThat(Duration.between(calls.get(0).at(), calls.get(15).at())).isGreaterThan(Duration.ofMillis(14_700));
        assertThat(sandbox.violations()).isEmpty();
    }

    private List<Arrival> addArrivals() {
        return sandbox.arrivals().stream()
                .filter(arrival -> arrival.path().endsWith("/add_numbers"))
                .toList();
    }

    @Test
    void checksWithoutASpringContext() throws IOException {
        var classes = folder.resolve("classes.txt");
        var ended =
                packaged().withJavaOption("-Xlog:class+load:file=" + classes).run("check", rows("leads.csv", 10));

        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(Files.readString(classes))
                .contains("numberimport.pipeline.FileCheck")
                .doesNotContain("org.springframework.batch.", "org.springframework.context.annotation.", "org.h2.");
    }

    @Test
    void listsTasksWithoutASpringContext() throws IOException {
        var classes = folder.resolve("classes.txt");
        var ended =
                packaged().withJavaOption("-Xlog:class+load:file=" + classes).run("task", "list", "--json");

        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThatJson(ended.out()).node("tasks[0].id").isEqualTo(task);
        assertThat(Files.readString(classes))
                .contains("numberimport.cli.TaskListCommand")
                .doesNotContain(
                        "org.springframework.batch.",
                        "org.springframework.context.annotation.",
                        "org.h2.",
                        "org.apache.poi.");
    }

    @Test
    void stopsWaitingForATaskToCloseWhenItIsTerminated() {
        sandbox.setStatus(task, TaskStatus.STOPPING);
        var running = jar().start("task", "close", "--wait", task + "", "--json");
        await().atMost(LONG)
                .until(() -> Files.readString(running.err()).contains("is stopping; waiting until it is closed."));
        running.process().destroy();

        var stopped = running.await();

        assertThat(stopped.exit()).as(stopped.err()).isEqualTo(5);
        assertThatJson(stopped.out()).node("error.code").isEqualTo("STOPPED");
    }

    @Test
    void leavesNothingBehindWhenAPoolIsNotReadToItsEnd() throws IOException {
        sandbox.addForeign(task, numbers(12_000));
        var target = folder.resolve("pools").resolve("numbers.csv");
        var running = jar().start("pool", task + "", "-o", target.toString());
        // The budget of a minute's calls is used up by then, and the process waits.
        await().atMost(LONG).until(() -> poolCalls() >= 20);
        running.process().destroy();

        assertThat(running.await().exit()).isNotZero();
        assertThat(target.getParent()).isEmptyDirectory();
    }

    private long poolCalls() {
        return sandbox.arrivals().stream()
                .filter(arrival -> arrival.path().endsWith("/numbers"))
                .count();
    }

    private void awaitCalls(PackagedJar.Running running, int calls) throws IOException {
        await().atMost(LONG)
                .until(() -> addCalls() >= calls || !running.process().isAlive());
        assertThat(addCalls()).as(Files.readString(running.err())).isGreaterThanOrEqualTo(calls);
    }

    private PackagedJar packaged() {
        return configured(new PackagedJar(folder));
    }

    private PackagedJar jar() {
        return configured(ArchivedJar.in(folder));
    }

    private PackagedJar configured(PackagedJar jar) {
        return jar.with("NUMBERIMPORT_API_BASEURL", sandbox.baseUrl())
                .with("NUMBERIMPORT_API_EMAIL", sandbox.email())
                .with("NUMBERIMPORT_API_TOKEN", sandbox.token())
                .with("NUMBERIMPORT_API_PROCESSINGTIME", "2s")
                .with("NUMBERIMPORT_BATCHSIZE", "2");
    }

    private String rows(String name, int count) throws IOException {
        var lines = new ArrayList<>(List.of("手机号"));
        lines.addAll(numbers(count));
        return Files.write(folder.resolve(name), lines).toString();
    }

    private static List<String> numbers(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "1700000" + String.format("%04d", i))
                .toList();
    }

    private List<String> pool() {
        return sandbox.pool(task).stream().map(PooledNumber::cellphone).toList();
    }

    private long addCalls() {
        return sandbox.arrivals().stream()
                .filter(arrival -> arrival.path().endsWith("/add_numbers"))
                .count();
    }
}
