package numberimport.cli;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import numberimport.sandbox.SandboxOptions;
import numberimport.sandbox.SandboxServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskCreateCommandTest {

    private static final String CREATE = "POST";

    @TempDir
    Path folder;

    private final StandInApi api = new StandInApi().answering(CREATE, "{\"code\":1000,\"id\":17}");

    @AfterEach
    void close() {
        api.close();
    }

    private CommandRun create(String... options) {
        var command = new ArrayList<>(List.of("task", "create"));
        command.addAll(List.of(options));
        return api.run(folder, command.toArray(String[]::new));
    }

    @Test
    void sendsEveryAttribute() {
        var run = create(
                "--name=外呼任务",
                "--type=predictive",
                "--user-group=100",
                "--description=for the autumn",
                "--policy=1",
                "--priority=20",
                "--working-time=2",
                "--recall-policy=customer_missed,phone_busy",
                "--recall-count=3",
                "--recall-interval=1,2,3",
                "--follow-on-policy=agent_missed",
                "--callout-number=021002002020",
                "--call-limit=10");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .isEqualToIgnoringNewLines("Created task 17 \"外呼任务\", closed and empty."
                        + " To import into it: number-import import FILE -t 17");
        assertThatJson(api.body(0))
                .isEqualTo("{name: '外呼任务', description: 'for the autumn', task_type: 3, user_group_id: 100,"
                        + " force_policy_id: 1, priority: 20, working_time_id: 2,"
                        + " recall_policy: 'customer_missed,phone_busy', recall_count: 3, recall_interval: '1,2,3',"
                        + " follow_on_policy: 'agent_missed', callout_number: '021002002020', call_limit: '10'}");
    }

    @Test
    void leavesOutWhatIsNotGiven() {
        var run = create("--name=a", "--type=4", "--user-group=100", "--json");

        assertThat(run).isEqualTo(new CommandRun(0, "{\"id\":17}" + System.lineSeparator(), ""));
        assertThatJson(api.body(0)).isEqualTo("{name: 'a', task_type: 4, user_group_id: 100}");
    }

    @Test
    void needsATypeAndAGroup() {
        assertRefused(
                create("--name=a", "--user-group=1"),
                "Missing option: --type precision|proportion|predictive|ivr, how the new task calls.");
        assertRefused(
                create("--name=a", "--type=1"),
                "Missing option: --user-group ID, the group of agents that takes the new task's calls.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "--priority=101; The priority is \"101\", expected 1 to 100.",
                "--priority=0; The priority is \"0\", expected 1 to 100.",
                "--priority=high; Invalid value for option '--priority': 'high' is not an int",
                "--type=5; Invalid value for option '--type': \"5\" is no type of task,"
                        + " expected precision, proportion, predictive, ivr or 1 to 4",
                "--user-group=0; The user group is \"0\", expected an id from 1.",
                "--policy=-1; The policy is \"-1\", expected an id from 1.",
                "--working-time=0; The working time is \"0\", expected an id from 1.",
                "--recall-count=-1; The recall count is \"-1\", expected 0 or more.",
                "--recall-interval=1,,3; The recall interval is \"1,,3\","
                        + " expected whole minutes joined by commas, such as 1,2,3.",
                "--recall-policy=busy; The recall policy is \"busy\", expected one or more of customer_missed,"
                        + " agent_missed, customer_breakout, phone_outline, phone_busy, joined by commas.",
                "--follow-on-policy=; The follow-on policy is \"\", expected one or more of customer_missed,"
                        + " agent_missed, customer_breakout, phone_outline, phone_busy, joined by commas.",
                "--call-limit=0; The call limit is \"0\", expected a number of calls from 1.",
                "--name= ; The name is \"\", expected a text that is not blank."
            })
    void refusesWhatTheApiWouldNotTake(String wrong, String message) {
        var options = new ArrayList<>(List.of("--name=a", "--type=precision", "--user-group=1"));
        options.removeIf(option -> wrong.startsWith(option.substring(0, option.indexOf('=') + 1)));
        options.add(wrong);

        assertRefused(create(options.toArray(String[]::new)), message);
    }

    @Test
    void needsAName() {
        assertRefused(create("--type=1", "--user-group=1"), "Missing required option: '--name=NAME'");
    }

    private void assertRefused(CommandRun run, String message) {
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).startsWith(message + System.lineSeparator());
        assertThat(api.requests()).isEmpty();
    }

    @Test
    void tellsAnErrorOfUsageAsJson() {
        var run = create("--name=a", "--type=1", "--user-group=0", "--json");

        assertThat(run.exit()).isEqualTo(2);
        assertThatJson(run.out())
                .isEqualTo("{error: {code: 'USAGE', message: 'The user group is \"0\", expected an id from 1.',"
                        + " hint: 'number-import task create --help'}, exit: 2}");
    }

    @ParameterizedTest
    @CsvSource({"text", "json"})
    void saysThatItMayHaveBeenMadeWhenTheAnswerIsLost(String format) {
        try (var losing = new StandInApi().losing(CREATE)) {
            var json = format.equals("json");
            var run = losing.run(
                    folder, "task", "create", "--name=a", "--type=1", "--user-group=1", json ? "--json" : "--quiet");

            assertThat(run.exit()).isEqualTo(6);
            assertThat(losing.calls()).containsExactly(CREATE);
            assertThat(run.err())
                    .matches("(?s)error: It is not known whether the task was created; perhaps it is so"
                            + " \\(create task: no answer, .*\\)\\.\n"
                            + "  look whether it is there before trying again: number-import task list\n");
            if (json) {
                assertThatJson(run.out()).node("error.code").isEqualTo("OUTCOME_UNKNOWN");
                assertThatJson(run.out()).node("exit").isEqualTo(6);
            }
        }
    }

    @Test
    void createsATaskInTheSandbox() {
        try (var sandbox = SandboxServer.start(
                SandboxOptions.defaults().withFirstTaskId(17).withCredentials("mail@company.cn", "secret-token"))) {
            var run = StandInApi.against(
                    sandbox.baseUrl(), folder, "task", "create", "--name=a", "--type=ivr", "--user-group=1", "--json");

            assertThatJson(run.out()).isEqualTo("{id: 17}");
            assertThat(sandbox.pool(17)).isEmpty();
            assertThat(sandbox.violations()).isEmpty();
        }
    }
}
