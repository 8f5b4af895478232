package numberimport.cli;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static numberimport.pipeline.ImportWorld.number;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import numberimport.access.Role;
import numberimport.ledger.DatabaseAddress;
import numberimport.ledger.ImportLedger;
import numberimport.sandbox.Fault;
import numberimport.sandbox.TaskStatus;
import numberimport.web.WebWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The command line as a client of a serve on another machine: its own data folder stays empty. */
class RemoteCommandsTest {

    @TempDir
    static Path home;

    private static WebWorld web;

    @BeforeAll
    static void start() throws IOException {
        web = new WebWorld(Files.createDirectories(home.resolve("there")));
        Files.writeString(home.resolve("operator"), web.token(Role.OPERATOR) + "\n");
        Files.writeString(home.resolve("admin"), web.token(Role.ADMIN) + "\n");
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    private static CommandRun run(String... line) {
        return runAs("operator", line);
    }

    private static CommandRun runAs(String who, String... line) {
        return runAt(web.address(), who, line);
    }

    private static CommandRun runAt(String address, String who, String... line) {
        var run = CommandRun.at(address, home.resolve(who), home.resolve("here"), line);
        assertThat(home.resolve("here")).doesNotExist();
        return run;
    }

    private static String file(String name, String... numbers) throws IOException {
        var text = "手机号,\"姓名, 全\"\n" + String.join(",王\n", numbers) + ",王\n";
        return Files.writeString(home.resolve(name), text).toString();
    }

    @Test
    void importsAFileThereAndReadsItsRunAsIfItWereHere() throws IOException {
        var imported = run("import", file("leads.csv", number(1), "1380"), "-t", "1", "--map", "name=姓名, 全", "--json");

        assertThat(imported.exit()).as(imported.err()).isEqualTo(3);
        assertThatJson(imported.out()).node("counts.accepted").isEqualTo(1);
        assertThatJson(imported.out()).node("file.name").isEqualTo("leads.csv");
        assertThat(web.world.pool()).contains(number(1));

        assertThat(run("runs").out()).contains("leads.csv");
        assertThat(run("show", "1").out())
                .containsPattern("Run 1  COMPLETED in .* s  leads\\.csv → task 1")
                .contains("report number-import failures 1 --server … -o FILE  (mend it and import it again;")
                .contains("PHONE_INVALID");
        assertThatJson(run("failures", "1", "--json").out())
                .node("failures[0].values.手机号")
                .isEqualTo("\"1380\"");
        assertThat(run("failures", "1", "--by-reason").out()).contains("PHONE_INVALID");
        assertThat(run("launches").out()).contains("operator").contains("Run 1 COMPLETED");
        assertThat(run("stop", "1").exit()).isEqualTo(7);
    }

    @Test
    void writesReportsAndResultsHere() throws IOException {
        var imported = run("import", file("results.csv", number(11), "1381"), "-t", "1", "--json");
        var id = imported.out().replaceAll(".*\"run\":(\\d+).*\\R?", "$1");

        assertThat(run("failures", id, "-o", home.resolve("report.csv").toString())
                        .exit())
                .isZero();
        assertThat(run("failures", id, "-o", home.resolve("report.xlsx").toString())
                        .exit())
                .isZero();
        var results = run("results", id, "-o", home.resolve("results").toString());

        assertThat(home.resolve("report.csv")).content().contains("\"1381\"");
        assertThat(home.resolve("report.xlsx")).isNotEmptyFile();
        assertThat(results.out()).contains("1 rows  " + home.resolve("results/accepted.csv"));
        assertThat(home.resolve("results/accepted.csv")).content().contains(number(11));
        assertThat(home.resolve("results/rejected.csv")).content().contains("1381");
    }

    @Test
    void retriesWhatTheApiRefusedThere() throws IOException {
        web.world.sandbox.refuse(number(21), "号码异常");
        var imported = run("import", file("refused.csv", number(21), number(22)), "-t", "1", "--json");
        var id = imported.out().replaceAll(".*\"run\":(\\d+).*\\R?", "$1");

        var retried = run("retry", id, "--json");

        assertThatJson(retried.out()).node("parent").isEqualTo(Long.parseLong(id));
        assertThat(retried.exit()).isEqualTo(3);
        assertThat(run("resume", id).exit()).isEqualTo(7);
    }

    @Test
    void tellsWhatTheServerRefusesWithItsExitCode() throws IOException {
        var file = file("twice.csv", number(31));
        assertThat(run("import", file, "-t", "1").exit()).isZero();

        var again = run("import", file, "-t", "1");
        var missing = run("show", "4711", "--json");
        var local = run("import", file, "--sandbox");

        assertThat(again.exit()).isEqualTo(7);
        assertThat(again.err()).contains("error: twice.csv has the same content as run ");
        assertThat(missing.exit()).isEqualTo(2);
        assertThatJson(missing.out()).node("error.code").isEqualTo("RUN_NOT_FOUND");
        assertThat(local.exit()).isEqualTo(2);
        assertThat(run("import", file, "-t", "1", "--dnc", file).exit()).isEqualTo(2);
        assertThat(run("import", home.resolve("none.csv").toString(), "-t", "1").exit())
                .isEqualTo(4);
    }

    @Test
    void importsTheOtherFilesThoughOneIsRefused() throws IOException {
        var twice = file("refused-first.csv", number(34));
        assertThat(run("import", twice, "-t", "1").exit()).isZero();

        var both = run("import", twice, file("other.csv", number(35)), "-t", "1");

        assertThat(both.exit()).isEqualTo(7);
        assertThat(both.err()).contains("error: refused-first.csv has the same content as run ");
        assertThat(web.world.pool()).contains(number(35));
    }

    @Test
    void acceptsRejectsAsItWouldHere() throws IOException {
        var file = file("half.csv", number(36), "1380");

        var run = run("import", file, "-t", "1", "--accept-rejects", "50%", "--json");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThatJson(run.out()).node("exit").isEqualTo(0);
    }

    @Test
    void refusesWhatAServerWouldNotHearOf() {
        var token = home.resolve("operator").toString();

        assertThat(run("resume", "1", "--close-task").err())
                .startsWith("--server does to the task what was wanted when the run began: leave --close-task,");
        assertThat(run("retry", "1", "--split").exit()).isEqualTo(2);
        var cancel = CommandRun.in(
                home.resolve("here"), "launches", "--server", web.address(), "--token-file", token, "cancel", "1");
        assertThat(cancel.exit()).isEqualTo(2);
        assertThat(cancel.err()).startsWith("Options of cancel stand behind it: launches cancel 1 --server URL.");
        assertThat(home.resolve("here")).doesNotExist();
    }

    @Test
    void tellsWhyARunThereDidNotEndWell() throws IOException {
        web.world.sandbox.setStatus(web.world.task, TaskStatus.ENABLED);
        var refused = run("import", file("open.csv", number(37)), "-t", "1", "--json");
        web.world.sandbox.setStatus(web.world.task, TaskStatus.DISABLED);

        var id = refused.out().replaceAll(".*\"run\":(\\d+).*\\R?", "$1");
        assertThat(run("show", id).out()).contains("Task 1 is enabled; numbers can only be added while it is closed.");
    }

    @Test
    void previewsAndChecksAFileThere() throws IOException {
        var file = file("look.csv", number(51), "1383");
        var unclear =
                Files.writeString(home.resolve("unclear.csv"), "a,b\nx,y\n").toString();

        var preview = run("preview", file, "--rows", "1", "--map", "name=姓名, 全");
        var doubtful = run("preview", unclear);
        var check = run("check", file, "--map", "name=姓名, 全");

        assertThat(preview.exit()).as(preview.err()).isZero();
        assertThat(preview.out()).contains("look.csv").contains("cellphone").contains("row 2  " + number(51) + "  王");
        assertThat(doubtful.exit()).isEqualTo(4);
        assertThat(doubtful.err()).contains("error: No column is known to hold the number; found \"a\", \"b\"");
        assertThat(check.exit()).isEqualTo(3);
        assertThat(check.out()).contains("Check   2 rows: 1 ready, 1 rejected; 1 calls");
        assertThat(run("check", home.resolve("none.csv").toString(), file).exit())
                .isEqualTo(4);
        assertThat(run("check", home.toString()).err()).contains(home + ": no such file, expected one to send.");
        assertThat(web.world.pool()).doesNotContain(number(51));
    }

    @Test
    void readsTheProfilesThere() throws IOException {
        var profiles = Files.createDirectories(home.resolve("there/profiles"));
        Files.writeString(profiles.resolve("leads.yaml"), "file: leads-*.csv\nregion: CN\n");
        Files.writeString(profiles.resolve("broken.yaml"), "nonsense: 1\n");

        assertThat(run("profile", "list").out())
                .containsPattern("leads +leads-\\*.csv")
                .containsPattern("broken +Profile broken ");
        assertThatJson(run("profile", "show", "leads", "--json").out())
                .node("file")
                .isEqualTo("leads-*.csv");
        assertThat(run("profile", "show", "none").exit()).isEqualTo(8);
    }

    @Test
    void keepsANewProfileThere() throws IOException {
        var file = file("calls-2026-11-23.csv", number(1));

        var kept = runAs("admin", "profile", "init", file);

        assertThat(kept.out())
                .isEqualTo("Kept there as calls; look it through: number-import profile show calls --server …,"
                        + " then import FILE -p calls --server …\n");
        assertThat(run("profile", "show", "calls").out())
                .isEqualTo(Files.readString(home.resolve("there/profiles/calls.yaml")));
        var again = runAs("admin", "profile", "init", file, "--json");
        assertThat(again.exit()).isEqualTo(2);
        assertThatJson(again.out()).node("error.code").isEqualTo("PROFILE_EXISTS");
        assertThatJson(runAs("admin", "profile", "init", file, "--name", "more", "--json")
                        .out())
                .node("error.code")
                .isEqualTo("PROFILE_OVERLAPS");
        assertThat(run("profile", "init", file, "--name", "other").exit()).isEqualTo(8);
        assertThat(run("check", file, "-p", "calls").exit()).isZero();
    }

    @Test
    void keepsSchedulesThere() throws IOException {
        var files = Files.createDirectories(home.resolve("there/exports")).toRealPath() + "/leads-*.csv";

        var added = runAs(
                "admin",
                "schedule",
                "add",
                "夜里",
                "--cron",
                "0 1 * * *",
                "--zone",
                "Asia/Shanghai",
                "--files",
                files,
                "-t",
                "1",
                "--json");

        assertThat(added.exit()).as(added.err()).isZero();
        assertThatJson(added.out()).node("createdBy").isEqualTo("admin");
        assertThat(runAs("admin", "schedule", "list").out()).contains("夜里").contains(files);
        assertThat(runAs("admin", "schedule", "pause", "夜里").out()).isEqualTo("Schedule 夜里 is paused.\n");
        assertThat(runAs("admin", "schedule", "resume", "夜里").out()).startsWith("Schedule 夜里 is due next at ");
        assertThat(runAs("admin", "schedule", "run-now", "夜里").exit()).isZero();
        assertThat(runAs("admin", "schedule", "remove", "夜里").exit()).isZero();
        assertThat(runAs("admin", "schedule", "remove", "夜里").exit()).isEqualTo(2);
        assertThat(runAs("admin", "schedule", "list").out()).isEqualTo("No schedules yet.\n");
    }

    @Test
    void makesOpensAndClosesTasksThere() {
        var made = run(
                "task",
                "create",
                "--name",
                "夜里 1",
                "--type",
                "ivr",
                "--user-group",
                "1",
                "--call-limit",
                "5",
                "--json");
        assertThat(made.exit()).as(made.err()).isZero();
        var id = made.out().replaceAll("\\D", "");

        assertThat(run("task", "list").out()).contains("夜里 1");
        assertThat(run("task", "list", "--status", "enabled").out()).doesNotContain("夜里 1");
        assertThat(run("task", "show", id).out()).contains("夜里 1").contains("closed");
        assertThat(run("task", "open", id).out()).isEqualTo("Task " + id + " is enabled; calling begins.\n");
        assertThat(run("task", "open", id).out()).isEqualTo("Task " + id + " is enabled already.\n");
        assertThat(run("task", "close", id).out()).isEqualTo("Task " + id + " is closed.\n");
        assertThat(run("task", "close", id, "--wait").exit()).isEqualTo(2);
        assertThat(run("task", "open", id, "--callout-number", "1").exit()).isEqualTo(2);
        var missing = run("task", "show", "4711", "--json");
        assertThat(missing.exit()).isEqualTo(4);
        assertThatJson(missing.out()).node("error.code").isEqualTo("TASK_NOT_FOUND");
    }

    @Test
    void changesTasksAndHasCustomersCalledThere() {
        var task = web.world.sandbox.createTask("Autumn", TaskStatus.DISABLED);
        web.world.sandbox.addForeign(task, List.of(number(81)));
        var id = String.valueOf(task);

        assertThat(run("task", "update", id, "--description", "old", "--call-limit", "5")
                        .out())
                .isEqualTo("Changed task " + id + " \"Autumn\".\n");
        assertThatJson(run("task", "update", id, "--name", "Winter", "--json").out())
                .isEqualTo("{id: " + id + "}");
        assertThat(run("task", "show", id).out()).contains("Winter").contains("old");
        assertThat(run("task", "recall", id, "--number", number(81), "--after", "2026-11-24T15:30+08:00")
                        .out())
                .isEqualTo("Number " + number(81) + " of task " + id
                        + " is called again, not before 2026-11-24T15:30:00+08:00. The API says: Redial successful\n");
        assertThat(run("task", "follow-on", id, "--number", number(82)).exit()).isEqualTo(4);
        assertThat(run("task", "follow-on", id, "--number", "x").exit()).isEqualTo(2);

        web.world.sandbox.inject(Fault.parse("recall@all:drop"));

        var lost = run("task", "recall", "1", "--number", number(83), "--after", "now", "--json");

        assertThat(lost.exit()).isEqualTo(6);
        assertThatJson(lost.out()).node("error.code").isEqualTo("OUTCOME_UNKNOWN");
        assertThatJson(lost.out())
                .node("error.message")
                .asString()
                .startsWith("It is not known whether the number is called again; perhaps it is so (recall in task 1: ")
                .doesNotContain("customer is called");
        assertThatJson(lost.out())
                .node("error.hint")
                .isEqualTo("look how often it was called before trying again: number-import pool 1 --server …");
    }

    @Test
    void readsThePoolOfATaskThere() {
        var task = web.world.sandbox.createTask("Large", TaskStatus.DISABLED);
        web.world.sandbox.addForeign(
                task, IntStream.rangeClosed(1, 700).mapToObj(i -> number(i)).toList());
        var id = String.valueOf(task);
        var csv = home.resolve("pool.csv");

        assertThat(run("pool", id, "-o", csv.toString()).out())
                .isEqualTo("700 numbers of task " + id + " written to " + csv + "\n");
        assertThat(csv).content().hasLineCount(701).contains(number(700));
        assertThat(run("pool", id, "--limit", "2").out()).hasLineCount(3);
        assertThatJson(run("pool", id, "--limit", "3", "--json").out())
                .node("numbers")
                .isArray()
                .hasSize(3);
        assertThat(run("pool", "4711").exit()).isEqualTo(4);
    }

    @Test
    void placesAndLiftsHoldsThere() {
        var placed = runAs("admin", "hold", "place", "every", "--reason", "line fault");

        assertThat(placed.exit()).as(placed.err()).isZero();
        assertThat(placed.out()).isEqualTo("Account every is on hold by admin: line fault\n");
        assertThat(runAs("admin", "hold", "list").out()).contains("line fault");
        assertThat(runAs("admin", "hold", "lift", "every").exit()).isZero();
        assertThat(runAs("admin", "hold", "lift", "every").exit()).isEqualTo(2);
        assertThat(runAs("admin", "hold", "list").out()).isEqualTo("Nothing is on hold.\n");
    }

    @Test
    void tellsWhenALaunchThatWaitsIsDue() throws IOException {
        runAs("admin", "hold", "place", "every", "--reason", "line fault");
        try {
            var asked = run("import", file("due.csv", number(71)), "-t", "1", "--async", "--json");
            var id = asked.out().replaceAll(".*\"launch\":(\\d+).*\\R?", "$1");

            assertThat(run("launches").out())
                    .containsPattern(id + "  WAITING .* \\d{4}-\\d\\d-\\d\\dT[\\d:]{8}(Z|[+-]\\d\\d:\\d\\d) +operator");
            assertThat(run("launches", "cancel", id).out()).isEqualTo("Launch " + id + " waits no more.\n");
            assertThat(run("launches").out()).containsPattern(id + "  ENDED +\\d {37,}operator");
        } finally {
            runAs("admin", "hold", "lift", "every");
        }
    }

    @Test
    void givesOutAndRevokesTokensThere() {
        var issued = runAs("admin", "token", "add", "crm", "--role", "viewer");

        assertThat(issued.out()).matches("nit_[A-Za-z0-9_-]{43}\n");
        assertThat(runAs("admin", "token", "list").out())
                .containsPattern("crm +viewer +admin +20[^ ]+Z +never\n")
                .doesNotContain(issued.out().strip());
        assertThat(runAs("admin", "token", "revoke", "crm").out()).isEqualTo("Token crm opens nothing any more.\n");
        assertThat(runAs("admin", "token", "revoke", "crm").exit()).isEqualTo(2);
        assertThat(runAs("admin", "token", "revoke", "admin").exit()).isEqualTo(4);
        assertThat(run("token", "list").exit()).isEqualTo(8);
    }

    @Test
    void settlesUnknownOutcomesThere() throws IOException {
        var imported = run("import", file("unknown.csv", number(61)), "-t", "1", "--json");
        var id = imported.out().replaceAll(".*\"run\":(\\d+).*\\R?", "$1");
        try (var ledger = ImportLedger.open(DatabaseAddress.embedded(home.resolve("there/data")))) {
            var sql = JdbcClient.create(ledger.dataSource());
            sql.sql("UPDATE number_batch SET state = 'UNKNOWN', accepted = 0, message = 'no evidence' WHERE run = "
                            + id)
                    .update();
            sql.sql("UPDATE import_run SET state = 'FAILED', exit_code = 6 WHERE id = " + id)
                    .update();
        }

        var listed = run("resolve", id);
        var resolved = run("resolve", id, "--as", "not-received", "--reason", "not in the pool", "--json");

        assertThat(listed.out()).contains("batch 1  1 rows (2 to 2), sent 1 times: no evidence");
        assertThat(resolved.exit()).as(resolved.err()).isZero();
        assertThatJson(resolved.out()).node("counts.refused").isEqualTo(1);
        assertThat(resolved.err()).contains("Next:  number-import resume " + id + " --server …");
        assertThat(run("resolve", id).out()).isEqualTo("Run " + id + " has no batch of unknown outcome.\n");
    }

    @Test
    void doesNotWaitWhereNobodyWants() throws IOException {
        var asked = run("import", file("later.csv", number(41)), "-t", "1", "--async", "--json");

        assertThat(asked.exit()).isZero();
        assertThatJson(asked.out()).node("origin").isEqualTo("REST");
        var impatient = run("import", file("impatient.csv", number(42)), "-t", "1", "--wait", "0s");
        assertThat(impatient.exit()).isEqualTo(9);
    }

    @Test
    void waitsOnWhileTheServerIsStartedAnew() throws IOException {
        try (var proxy = new StumblingProxy(web.address(), 4)) {
            var imported = runAt(
                    proxy.address(), "operator", "import", file("stumbling.csv", number(43)), "-t", "1", "--json");

            assertThat(imported.exit()).as(imported.err()).isZero();
            assertThatJson(imported.out()).node("counts.accepted").isEqualTo(1);
        }
    }

    @Test
    void saysThatALaunchGoesOnWhereItsServerAnswersNoMore() throws IOException {
        try (var proxy = new StumblingProxy(web.address(), 1000)) {
            var imported = runAt(
                    proxy.address(),
                    "operator",
                    "import",
                    file("silent.csv", number(44)),
                    "-t",
                    "1",
                    "--wait",
                    "2s",
                    "--json");

            assertThat(imported.exit()).as(imported.err()).isEqualTo(9);
            assertThatJson(imported.out())
                    .node("error.message")
                    .asString()
                    .endsWith(" was asked for there, and goes on or has ended.");
        }
    }

    @Test
    void saysWhyAServerCannotBeAsked() throws IOException {
        Files.writeString(home.resolve("wrong"), "nit_wrong");
        var wrong = home.resolve("wrong").toString();

        var unknown = CommandRun.in(home.resolve("here"), "runs", "--server", web.address(), "--token-file", wrong);
        var nobody =
                CommandRun.in(home.resolve("here"), "runs", "--server", "http://127.0.0.1:1", "--token-file", wrong);
        var plain =
                CommandRun.in(home.resolve("here"), "runs", "--server", "http://example.com", "--token-file", wrong);
        var without = CommandRun.in(home.resolve("here"), "runs", "--server", web.address());

        assertThat(unknown.exit()).isEqualTo(8);
        assertThat(unknown.err()).contains("No token is shown, or one that opens nothing.");
        assertThat(nobody.exit()).isEqualTo(6);
        assertThat(nobody.err()).contains("http://127.0.0.1:1 does not answer: ConnectException.");
        assertThat(plain.exit()).isEqualTo(2);
        assertThat(without.exit()).isEqualTo(8);
        assertThat(without.err()).contains("There is no token for " + web.address() + ".");
    }
}
