package numberimport.cli;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberImportCliTest {

    @TempDir
    Path folder;

    @Test
    void knowsEachCommandThatTheHelpTellsByThatName() {
        var commands = CommandRun.of("--help")
                .out()
                .lines()
                .dropWhile(line -> !line.startsWith("Commands:"))
                .skip(1)
                .takeWhile(line -> line.startsWith("  "))
                .filter(line -> line.charAt(2) != ' ')
                .map(line -> line.strip().split(" ")[0])
                .toList();

        assertThat(commands).hasSizeGreaterThan(15).allSatisfy(command -> {
            var help = CommandRun.of(command, "--help");
            assertThat(help.exit()).isZero();
            assertThat(help.out()).startsWith("Usage: number-import " + command + " ");
        });
    }

    @Test
    void completesAllCommands() {
        assertThat(CommandRun.of("generate-completion").out()).contains("import", "check", "doctor");
    }

    @Test
    void importsIntoASandboxOfItsOwn() throws IOException {
        var file = file("leads.csv", "手机号,姓名", "17000000001,张三", "12315,李四");

        var run = CommandRun.in(folder.resolve("data"), "import", file, "--sandbox", "--json");

        assertThat(run.exit()).isEqualTo(3);
        assertThatJson(run.out()).node("schema").isEqualTo("number-import/run/1");
        assertThatJson(run.out()).node("state").isEqualTo("COMPLETED");
        assertThatJson(run.out()).node("exit").isEqualTo(3);
        assertThatJson(run.out()).node("parent").isNull();
        assertThatJson(run.out())
                .node("file")
                .isEqualTo(
                        "{name: 'leads.csv', sha256: '${json-unit.any-string}', rows: 2, charset: 'UTF-8', sheet: null}");
        assertThatJson(run.out())
                .node("counts")
                .isEqualTo(
                        "{rows: 2, accepted: 1, rejected: 1, duplicate: 0, suppressed: 0, refused: 0, unsent: 0, unknown: 0}");
        assertThatJson(run.out()).node("reasons").isEqualTo("[{code: 'SHORT_CODE', count: 1}]");
        assertThatJson(run.out()).node("calls").isEqualTo("{planned: 1, made: 1, minGapMs: null}");
        assertThat(run.out().lines()).hasSize(1);

        assertThat(CommandRun.in(folder.resolve("data"), "failures", "1", "--json")
                        .out())
                .isEqualToIgnoringNewLines(
                        "{\"run\":1,\"failures\":[{\"row\":3,\"status\":\"rejected\",\"code\":\"SHORT_CODE\","
                                + "\"reason\":\"手机号 \\\"12315\\\" is a short code, expected a mobile number of 11 digits beginning with 13"
                                + " to 19, or a fixed line with 0 and its area code\",\"action\":\"Leave the row out: short codes"
                                + " and emergency numbers are never called.\",\"values\":{\"手机号\":\"12315\",\"姓名\":\"李四\"}}]}");
        assertThatJson(CommandRun.in(folder.resolve("data"), "runs", "--json").out())
                .node("runs")
                .isArray()
                .hasSize(1);
        assertThat(CommandRun.in(folder.resolve("data"), "show", "1").out())
                .contains("rows 2   accepted 1   1 rejected");
        assertThat(CommandRun.in(folder.resolve("data"), "resume", "1").exit()).isEqualTo(7);

        var results = folder.resolve("results");
        assertThat(CommandRun.in(folder.resolve("data"), "results", "1", "-o", results.toString())
                        .exit())
                .isZero();
        assertThat(Files.readString(results.resolve("accepted.csv")))
                .contains("\"17000000001\",\"张三\",\"2\",\"accepted\"");
        assertThat(Files.readString(results.resolve("rejected.csv"))).contains("\"12315\",\"李四\",\"3\",\"rejected\"");
        assertThat(Files.readString(results.resolve("unsent.csv")).lines()).hasSize(1);
        assertThat(Files.readString(results.resolve("unknown.csv")).lines()).hasSize(1);
    }

    @Test
    void acceptsRejectsUpToTheShareGiven() throws IOException {
        var file = file("leads.csv", "手机号,姓名", "17000000001,张三", "12315,李四");

        assertThat(CommandRun.in(folder.resolve("a"), "import", file, "--sandbox", "--accept-rejects")
                        .exit())
                .isZero();
        assertThat(CommandRun.in(folder.resolve("a"), "import", file, "--sandbox", "--accept-rejects=5%")
                        .exit())
                .isEqualTo(3);
    }

    @Test
    void tellsAProblemAsJsonAndAsASentence() {
        var run = CommandRun.in(folder, "check", folder.resolve("no.csv").toString(), "--json");

        assertThat(run.exit()).isEqualTo(4);
        assertThatJson(run.out()).node("error.code").isEqualTo("FILE_NOT_FOUND");
        assertThatJson(run.out()).node("exit").isEqualTo(4);
        assertThat(run.err()).startsWith("error: ").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--speed=0 | The speed must be above 0 and at most 100000, but is 0.0.",
                "--speed=fast | Invalid value for option '--speed': 'fast' is not a double",
                "--seed=x | Invalid value for option '--seed': 'x' is not a long",
                "--port=70000 | The port must be between 0 and 65535, but is 70000.",
                "--fault=soon | --fault: Fault \"soon\": expected [ENDPOINT@]WHEN:WHAT"
            })
    void takesWrongOptionsOfTheSandboxForErrorsOfUsage(String option, String message) throws IOException {
        var run = CommandRun.in(folder, "sandbox", option);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).startsWith(message);
    }

    @Test
    void saysWhyTheSandboxCanNotStart() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var run = CommandRun.in(folder, "sandbox", "--port=" + other.getLocalPort());

            assertThat(run.exit()).isEqualTo(8);
            assertThat(run.err())
                    .contains("error: The sandbox can't listen on 127.0.0.1:%d, because another program does"
                            .formatted(other.getLocalPort()));
        }
    }

    @Test
    void namesTheVariableOfAMissingToken() throws IOException {
        var run = CommandRun.in(folder, "import", file("leads.csv", "手机号", "17000000001"), "-t", "16");

        assertThat(run.exit()).isEqualTo(8);
        assertThat(run.err()).contains("error: number-import.api.base-url is not set", "NUMBERIMPORT_API_BASEURL");
    }

    @Test
    void tellsErrorsOfUsageAsJsonToo() throws IOException {
        var leads = file("leads.csv", "手机号", "17000000001");

        for (var wrong :
                java.util.List.of("--header-row=0", "--task=-5", "--report=x.pdf", "--map=foo=x", "--nonsense")) {
            var run = CommandRun.in(folder, "import", leads, "--sandbox", wrong, "--json");

            assertThat(run.exit()).as(wrong).isEqualTo(2);
            assertThatJson(run.out()).node("exit").isEqualTo(2);
            assertThatJson(run.out()).node("error.message").isString().isNotEmpty();
        }
    }

    @Test
    void stopsNumbersOnDoNotCallListsWithAndWithoutAHeader() throws IOException {
        var leads = file("leads.csv", "手机号", "17000000001", "17000000002", "17000000003");
        var table = file("list.csv", "phone", "+86 170 0000 0001");
        var lines = file("list.txt", "17000000002", "");

        var run = CommandRun.in(folder, "check", leads, "--dnc", table, "--dnc", lines, "--json");

        assertThat(run.exit()).isEqualTo(3);
        assertThatJson(run.out()).node("counts.suppressed").isEqualTo(2);
        assertThatJson(run.out()).node("reasons").isEqualTo("[{code: 'DNC_LISTED', count: 2}]");
    }

    @Test
    void listsNoRunsWhereNothingWasImported() {
        assertThat(CommandRun.in(folder, "runs").out()).isEqualToIgnoringNewLines("No runs yet.");
        assertThat(CommandRun.in(folder, "show", "5").exit()).isEqualTo(2);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void refusesATokenOnTheCommandLine() {
        var run = CommandRun.in(folder, "doctor", "--token", "secret");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).startsWith("Unknown options: '--token', 'secret'");
    }

    private String file(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), java.util.List.of(lines)).toString();
    }
}
