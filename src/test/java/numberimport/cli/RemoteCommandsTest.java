package numberimport.cli;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static numberimport.pipeline.ImportWorld.number;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import numberimport.access.Role;
import numberimport.web.WebWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a client of a serve on another machine: its own data folder stays empty. */
class RemoteCommandsTest {

    @TempDir
    static Path home;

    private static WebWorld web;

    @BeforeAll
    static void start() throws IOException {
        web = new WebWorld(Files.createDirectories(home.resolve("there")));
        Files.writeString(home.resolve("token"), web.token(Role.OPERATOR) + "\n");
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    private static CommandRun run(String... line) {
        var words = new ArrayList<>(List.of(line));
        words.addAll(List.of(
                "--server", web.address(), "--token-file", home.resolve("token").toString()));
        var run = CommandRun.in(home.resolve("here"), words.toArray(String[]::new));
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
                .contains("Run 1  COMPLETED  leads.csv → task 1")
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
    void doesNotWaitWhereNobodyWants() throws IOException {
        var asked = run("import", file("later.csv", number(41)), "-t", "1", "--async", "--json");

        assertThat(asked.exit()).isZero();
        assertThatJson(asked.out()).node("origin").isEqualTo("REST");
        var impatient = run("import", file("impatient.csv", number(42)), "-t", "1", "--wait", "0s");
        assertThat(impatient.exit()).isEqualTo(9);
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
