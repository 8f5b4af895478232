package numberimport.cli;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import numberimport.sandbox.PooledNumber;
import numberimport.sandbox.SandboxOptions;
import numberimport.sandbox.SandboxServer;
import numberimport.sandbox.TaskStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The options of import that concern its task. */
class ImportCommandTest {

    @TempDir
    Path folder;

    private SandboxServer sandbox;
    private Map<String, String> account;
    private String file;

    @BeforeEach
    void start() throws IOException {
        sandbox = SandboxServer.start(SandboxOptions.defaults());
        account = Map.of(
                "number-import.api.base-url",
                sandbox.baseUrl(),
                "number-import.api.email",
                sandbox.email(),
                "number-import.api.token",
                sandbox.token(),
                "number-import.profiles-dir",
                folder.resolve("profiles").toString());
        account.forEach(System::setProperty);
        file = Files.write(folder.resolve("leads.csv"), List.of("手机号", "17000000001", "17000000002"))
                .toString();
    }

    @AfterEach
    void stop() {
        account.keySet().forEach(System::clearProperty);
        sandbox.close();
    }

    private CommandRun run(String... args) {
        return CommandRun.in(folder.resolve("data"), args);
    }

    @Test
    void wantsOfTheTaskWhatTheProfileWantsToo() throws IOException {
        var task = sandbox.createTask("Leads", TaskStatus.ENABLED);
        Files.createDirectories(folder.resolve("profiles"));
        Files.writeString(
                folder.resolve("profiles/nightly.yaml"),
                "into: {task: " + task + ", close-task: true, open-after: true}");

        var run = run("import", file, "-p", "nightly", "--wait-closed", "1m", "--yes");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.err()).contains("Task " + task + " is enabled again.");
    }

    @Test
    void refusesOneReportForSeveralFiles() {
        for (var command : List.of("import", "check")) {
            var run =
                    run(command, file, file, "--report", folder.resolve("r.csv").toString());

            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.err())
                    .startsWith(
                            "error: --report is given for 2 files, expected one: each would write over the one before.");
        }
    }

    @Test
    void makesATaskOnceAndImportsIntoIt() {
        var first = run(
                "import",
                file,
                "--create-task",
                "leads",
                "--type",
                "predictive",
                "--user-group",
                "1",
                "--priority",
                "20",
                "--json");

        assertThat(first.exit()).isZero();
        assertThatJson(first.out()).node("task.id").isEqualTo(1);
        assertThat(first.err()).contains("Importing " + file + " into a new task \"leads\"", "Task 1 \"leads\"");
        assertThat(sandbox.pool(1).stream().map(PooledNumber::cellphone)).containsExactly("17000000001", "17000000002");
        assertThatJson(run("task", "show", "1", "--json").out())
                .isObject()
                .containsEntry("name", "leads")
                .containsEntry("task_type", java.math.BigDecimal.valueOf(3))
                .containsEntry("priority", java.math.BigDecimal.valueOf(20));

        var second = run("import", file, "--create-task", "leads", "--type", "3", "--user-group", "1");

        assertThat(second.exit()).isEqualTo(7);
        assertThatJson(run("task", "list", "--json").out())
                .node("tasks")
                .isArray()
                .hasSize(1);
    }

    @Test
    void makesAnotherTaskForAReason() {
        String[] command = {"import", file, "--create-task", "leads", "--type", "1", "--user-group", "1"};
        assertThat(run(command).exit()).isZero();

        var again = java.util.Arrays.copyOf(command, command.length + 2);
        again[command.length] = "--again";
        again[command.length + 1] = "second campaign";

        assertThat(run(again).exit()).isZero();
        assertThat(sandbox.pool(2)).hasSize(2);
    }

    @Test
    void makesNoTaskForAFileWithoutAGoodRow() throws IOException {
        var bad =
                Files.write(folder.resolve("bad.csv"), List.of("手机号", "12315")).toString();

        var run = run("import", bad, "--create-task", "leads", "--type", "1", "--user-group", "1");

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err()).contains("error: There is no good row to import, so no task was made.");
        assertThat(sandbox.arrivals()).isEmpty();
    }

    @Test
    void saysWhyATaskCantBeMade() {
        var run = run("import", file, "--create-task", "leads", "--type", "1", "--user-group", "1", "--account", "x");

        assertThat(run.exit()).isEqualTo(8);
        assertThat(sandbox.arrivals()).isEmpty();
    }

    @Test
    void closesAndEnablesTheTask() {
        var task = sandbox.createTask("a", TaskStatus.ENABLED);

        var run = run("import", file, "-t", String.valueOf(task), "--close-task", "--open-after", "--wait-closed=1m");

        assertThat(run.exit()).isZero();
        assertThat(run.err()).contains("Task 1 was enabled; it is closed for the import.", "Task 1 is enabled again.");
        assertThatJson(run("task", "show", "1", "--json").out()).node("status").isEqualTo(1);
    }

    @Test
    void goesWhereTheProfileSaysUnlessTheLineSaysOtherwise() throws IOException {
        sandbox.createTask("a", TaskStatus.ENABLED);
        var other = sandbox.createTask("b", TaskStatus.DISABLED);
        Files.createDirectories(folder.resolve("profiles"));
        Files.writeString(
                folder.resolve("profiles/web.yaml"),
                "into: {task: 1, close-task: true, open-after: true, wait-closed: 1m}");

        var run = run("import", file, "-p", "web");

        assertThat(run.exit()).isZero();
        assertThat(run.err()).contains("Task 1 was enabled; it is closed for the import.", "Task 1 is enabled again.");
        assertThat(run("import", file, "-p", "web", "-t", String.valueOf(other), "-y")
                        .exit())
                .isZero();
        assertThat(sandbox.pool(1)).hasSize(2);
        assertThat(sandbox.pool(other)).hasSize(2);
        assertThat(run("import", file, "-p", "web", "--account", "x").exit()).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "                                       ; Missing option: -t TASK, --create-task NAME or --sandbox.",
                "-t 1 --create-task a --type 1 --user-group 1 ; -t and --create-task are given, expected one of them.",
                "-t 1 --sandbox                         ; --sandbox brings its own task: leave -t and --create-task out.",
                "-t 1 --priority 3                      ; Options of a new task are given without --create-task NAME.",
                "--create-task a --user-group 1         ; Missing option: --type precision|proportion|predictive|ivr, how the new task calls.",
                "--create-task a --type 1               ; Missing option: --user-group ID, the group of agents that takes the new task's calls.",
                "--create-task a --type 1 --user-group 1 --priority 101 ; The priority is \"101\", expected 1 to 100.",
                "-t 1 --open-after                      ; --open-after is given without --close-task: only what an import closes is enabled again.",
                "-t 1 --wait-closed soon                ; Invalid value for option '--wait-closed': \"soon\" is no time, expected one such as 90s, 30m or 1h",
                "-t 0                                   ; -t 0 is no id of a task."
            })
    void refusesBeforeAnyCall(String options, String message) {
        var words = new java.util.ArrayList<>(List.of("import", file));
        if (options != null) {
            words.addAll(List.of(options.strip().split(" +")));
        }

        var run = run(words.toArray(String[]::new));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).isEqualToIgnoringNewLines(message + "See number-import import --help");
        assertThat(sandbox.arrivals()).isEmpty();
    }
}
