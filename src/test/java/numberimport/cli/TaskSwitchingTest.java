package numberimport.cli;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import numberimport.sandbox.SandboxOptions;
import numberimport.sandbox.SandboxServer;
import numberimport.sandbox.TaskStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands {@code task open} and {@code task close}. */
class TaskSwitchingTest {

    private static final String DONE = "{\"code\":1000}";

    @TempDir
    Path folder;

    private final StandInApi api = new StandInApi();

    @AfterEach
    void close() {
        api.close();
    }

    private StandInApi script(String answer, int... statuses) {
        api.answering("POST /16/open", answer);
        for (var status : statuses) {
            api.answering("GET /16", StandInApi.details(16, "a", status));
        }
        return api;
    }

    private static String lines(String... lines) {
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    @Test
    void opens() {
        assertThat(script(DONE, 1).run(folder, "task", "open", "16", "--callout-number=01086465047"))
                .isEqualTo(new CommandRun(0, lines("Task 16 is enabled; calling begins."), ""));
        assertThatJson(api.body(0)).isEqualTo("{open: true, callout_number: '01086465047'}");
    }

    @Test
    void isContentWithATaskThatIsOpen() {
        script("{\"code\":501035,\"message\":\"started\"}", 1);

        assertThat(api.run(folder, "task", "open", "16"))
                .isEqualTo(new CommandRun(0, lines("Task 16 is enabled already."), ""));
        assertThat(api.run(folder, "task", "open", "16", "--json", "--callout-number=1"))
                .isEqualTo(new CommandRun(
                        0,
                        lines("{\"id\":16,\"status\":1,\"changed\":false}"),
                        lines("warning: The relay number stays as it was:"
                                + " number-import task update 16 --callout-number 1 changes it.")));
    }

    @Test
    void closes() {
        assertThat(script(DONE, 2).run(folder, "task", "close", "16", "--callout-number=01086465047"))
                .isEqualTo(new CommandRun(0, lines("Task 16 is closed."), ""));
        assertThatJson(api.body(0)).isEqualTo("{open: false, callout_number: '01086465047'}");
    }

    @Test
    void isContentWithATaskThatIsClosed() {
        script("{\"code\":501016,\"message\":\"closed\"}", 2);

        assertThat(api.run(folder, "task", "close", "16"))
                .isEqualTo(new CommandRun(0, lines("Task 16 is closed already."), ""));
        assertThat(api.run(folder, "task", "close", "16", "--json"))
                .isEqualTo(new CommandRun(0, lines("{\"id\":16,\"status\":2,\"changed\":false}"), ""));
    }

    @Test
    void saysThatTheTaskIsStopping() {
        assertThat(script(DONE, 3).run(folder, "task", "close", "16"))
                .isEqualTo(new CommandRun(
                        0,
                        lines("Task 16 is stopping: calls in progress end first;"
                                + " to wait for that: number-import task close 16 --wait."),
                        ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--wait", "--wait=1m"})
    void waitsOutStopping(String wait) {
        assertThat(script(DONE, 3, 2).run(folder, "task", "close", wait, "16", "--json"))
                .isEqualTo(new CommandRun(
                        0,
                        lines("{\"id\":16,\"status\":2,\"changed\":true}"),
                        lines("Task 16 is stopping; waiting until it is closed.")));
        assertThat(api.calls()).containsExactly("POST /16/open", "GET /16", "GET /16");
    }

    @Test
    void saysThatItIsNotClosedInTime() {
        var run = script(DONE, 3).run(folder, "task", "close", "16", "--wait", "1s", "--json");

        assertThat(run.exit()).isEqualTo(4);
        assertThatJson(run.out()).node("error.code").isEqualTo("TASK_NOT_CLOSED");
        assertThat(run.err()).contains("error: Task 16 is stopping after 1 s of waiting, expected closed;");
    }

    @ParameterizedTest
    @CsvSource({"soon", "30", "5d", "-1m"})
    void refusesWhatIsNoTime(String time) {
        var run = api.run(folder, "task", "close", "16", "--wait=" + time);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("Invalid value for option '--wait': \"" + time
                        + "\" is no time, expected one such as 90s, 30m or 1h");
        assertThat(api.requests()).isEmpty();
    }

    @Test
    void opensAndClosesATaskOfTheSandbox() throws Exception {
        try (var sandbox =
                SandboxServer.start(SandboxOptions.defaults().withCredentials("mail@company.cn", "secret-token"))) {
            var task = sandbox.createTask("a", TaskStatus.DISABLED) + "";
            assertThat(StandInApi.against(sandbox.baseUrl(), folder, "task", "open", task, "--json")
                            .out())
                    .isEqualTo(lines("{\"id\":1,\"status\":1,\"changed\":true}"));
            assertThat(StandInApi.against(sandbox.baseUrl(), folder, "task", "open", task, "--json")
                            .out())
                    .isEqualTo(lines("{\"id\":1,\"status\":1,\"changed\":false}"));

            sandbox.setStatus(1, TaskStatus.STOPPING);
            var closed = CompletableFuture.runAsync(
                    () -> sandbox.setStatus(1, TaskStatus.DISABLED),
                    CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS));
            var run = StandInApi.against(sandbox.baseUrl(), folder, "task", "close", "--wait", task, "--json");

            closed.get(5, TimeUnit.SECONDS);
            assertThat(run.out()).isEqualTo(lines("{\"id\":1,\"status\":2,\"changed\":false}"));
            assertThat(sandbox.violations()).isEmpty();
        }
    }
}
