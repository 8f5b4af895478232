package numberimport.cli;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskShowCommandTest {

    private static final String ITEM = """
            {"id":16,"name":"Waiting for callout","status":2,"call_limit":10,"callout_number":"05712620039","task_type":1,\
            "force_policy_id":45,"user_group_id":323,"description":null,"created_at":"2017-11-02T20:13:40.000+08:00",\
            "schedule_id":null,"redial_times":2,"redial_guide":["1","2"],"redial_scene":["phone_busy","phone_outline"],\
            "redial_multi_scene":["phone_busy"],"priority":10,"force_policy_name":"Automatic callout",\
            "schedule_name":null,"customer_count":100002,"execute_customer_count":6,"customer_answer_count":4,\
            "agent_answer_count":3,"call_success_rate":"0.6667","agent_answer_rate":"0","agent_use_rate":"1.0",\
            "disturb_rate":"0.005","minute_call_rate":"1.0","minute_agent_use_rate":"0.12345","minute_disturb_rate":"none"}""";

    @TempDir
    Path folder;

    private CommandRun show(String item, String... options) {
        try (var api = new StandInApi().answering("GET /16", "{\"code\":1000,\"item\":" + item + "}")) {
            var command = new java.util.ArrayList<>(java.util.List.of("task", "show", "16"));
            command.addAll(java.util.List.of(options));
            return api.run(folder, command.toArray(String[]::new));
        }
    }

    @Test
    void showsTheTaskAsTheApiGivesIt() {
        var run = show(ITEM, "--json");

        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThatJson(run.out()).isEqualTo(ITEM);
    }

    @Test
    void showsEverythingInWords() {
        assertThat(show(ITEM).out()).isEqualTo("""
                        Task 16 "Waiting for callout"
                          status           closed
                          type             precision
                          created          2017-11-02T20:13:40.000+08:00
                          user group       323
                          routing policy   45 "Automatic callout"
                          working time     any
                          priority         10
                          relay number     05712620039
                          call limit       10
                        Redial
                          after            phone_busy, phone_outline
                          times            2
                          intervals        1 min, 2 min
                          follow-on after  phone_busy
                        Counts
                          customers        100,002
                          called           6
                          answered         4 by customers, 3 by agents
                        Rates since its beginning
                          success          66.67 %
                          agents answered  0 %
                          agents busy      100 %
                          disturbed        0.5 %
                        Rates of the last 10 minutes
                          success          100 %
                          agents busy      12.35 %
                          disturbed        none
                        """);
    }

    @Test
    void showsWhatIsSetWhereLittleIs() {
        assertThat(show("{\"id\":16,\"name\":\"a\\u001b[31m\\nb\",\"status\":9,\"task_type\":7}")
                        .out())
                .isEqualTo("""
                        Task 16 "a [31m b"
                          status           9
                          type             7
                          routing policy   default
                          working time     any
                        Redial
                          after            no result
                          times            0
                          intervals        10 min
                          follow-on after  no result
                        Counts
                          customers        not told
                          called           0
                          answered         0 by customers, 0 by agents
                        Rates since its beginning
                        Rates of the last 10 minutes
                        """);
    }

    @ParameterizedTest
    @CsvSource({"0", "-5"})
    void refusesWhatIsNoId(String id) {
        try (var api = new StandInApi()) {
            var run = api.run(folder, "task", "show", "--", id);

            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.err()).startsWith("TASK is " + id + ", expected the id of a task, from 1.");
            assertThat(api.requests()).isEmpty();
        }
    }
}
