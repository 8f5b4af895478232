package numberimport.cli;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the API's refusals read like, for each command. */
class TaskFailuresTest {

    private static final String CREATE = "task create --name=a --type=1 --user-group=1";
    private static final String RECALL = "task recall 16 --number=13412341234 --after=now";

    @TempDir
    Path folder;

    private CommandRun refused(String command, int code) {
        var answer = "{\"code\":%d,\"message\":\"its words\"}".formatted(code);
        try (var api = new StandInApi()) {
            Stream.of("POST", "PUT /16", "GET /16", "POST /16/open", "POST /recall", "POST /follow_on", "GET /numbers")
                    .forEach(call -> api.answering(call, answer));
            return api.run(folder, (command + " --json").split(" "));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                CREATE + ";206203;The task type is not one of 1 to 4;create task",
                CREATE + ";206204;There is no such group of agents;create task",
                CREATE + ";206205;The task's name is missing or too long;create task",
                CREATE + ";206206;There is no such routing policy;create task",
                CREATE + ";206207;There is no such working time;create task",
                CREATE + ";503001;The relay number is not one of the company's;create task",
                CREATE + ";503002;The task would call more people at once than its relay number may;create task",
                "task update 16 --name=a;206205;The task's name is missing or too long;update task 16",
                "task update 16 --name=a;503002;"
                        + "The task would call more people at once than its relay number may;update task 16",
                "task open 16;501015;Open was neither true nor false;open task 16",
                "task open 16;501016;The task is closed or closing already;open task 16",
                "task open 16;503001;The relay number is not one of the company's;open task 16",
                "task close 16;501035;The task is enabled already;close task 16",
                RECALL + ";501032;The number is missing, or the task's pool does not have it so;recall in task 16",
                RECALL + ";501033;The time of the redial is missing or malformed;recall in task 16",
                "task follow-on 16 --number=1;501032;"
                        + "The number is missing, or the task's pool does not have it so;follow-on in task 16"
            })
    void saysWhatADocumentedCodeMeans(String command, int code, String sentence, String call) {
        var run = refused(command, code);

        assertThat(run.exit()).isEqualTo(4);
        assertThatJson(run.out()).node("exit").isEqualTo(4);
        assertThatJson(run.out())
                .node("error.message")
                .asString()
                .isEqualTo(sentence + " (" + call + ": code " + code + " \"its words\").");
        assertThatJson(run.out()).node("error.code").isEqualTo("API_ERROR");
        assertThatJson(run.out()).node("error.apiCode").isEqualTo(code);
        assertThat(run.err()).contains("error: " + sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "task show 16",
        "task update 16 --name=a",
        "task update 16 --call-limit=1",
        "task open 16",
        "task close 16 --wait",
        RECALL,
        "task follow-on 16 --number=1",
        "pool 16",
        "pool 16 -o numbers.csv"
    })
    void missesTheTask(String command) {
        var run = refused(command, 2005);

        assertThat(run.exit()).isEqualTo(4);
        assertThatJson(run.out())
                .isEqualTo("{error: {code: 'TASK_NOT_FOUND', message: '${json-unit.any-string}',"
                        + " hint: 'look up the id: number-import task list', apiCode: 2005}, exit: 4}");
        assertThatJson(run.out())
                .node("error.message")
                .asString()
                .startsWith("There is no task 16 in this account (")
                .endsWith("task 16: code 2005 \"its words\").");
        assertThat(Path.of("numbers.csv")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({CREATE, "task show 16", "task update 16 --name=a", "task open 16", "task close 16", RECALL, "pool 16"})
    void showsACodeThatIsNotDocumented(String command) {
        var run = refused(command, 777);

        assertThat(run.exit()).isEqualTo(6);
        assertThatJson(run.out())
                .node("error.message")
                .asString()
                .startsWith("The API turned the call away with a code that is not documented (")
                .endsWith(": code 777 \"its words\").");
        assertThatJson(run.out()).node("error.apiCode").isEqualTo(777);
    }

    @Test
    void neverShowsTheToken() {
        var run = refused("task show 16 -v", 2059);

        assertThat(run.exit()).isEqualTo(8);
        assertThat(run.out() + run.err()).doesNotContain("secret-token");
    }
}
