package numberimport.sandbox;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import numberimport.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskEndpointsTest {

    private static final String CREATE = "/cc_ad_tasks";

    /** The document's own example. */
    private static final String DOCUMENTED_TASK = """
            {
            "name": "Callout Task",
            "description": "This is a callout task",
            "task_type": 1,
            "user_group_id": 100,
            "force_policy_id": 1,
            "priority": 10,
            "working_time_id": 1,
            "recall_policy": "customer_missed",
            "recall_count": 6,
            "recall_interval": "1,2,3,4,5,6",
            "follow_on_policy": "customer_missed",
            "callout_number": "021002002020",
            "call_limit": "10"
            }""";

    private final SettableClock clock = new SettableClock("2017-11-02T12:13:40Z");
    private final SandboxServer sandbox = SandboxServer.start(
            SandboxOptions.defaults().withClock(clock).withFirstTaskId(16).withCallsPerMinute(0));
    private final TestCaller caller = new TestCaller(sandbox, clock);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void createsTheDocumentedTaskAndShowsItsDetails() throws Exception {
        assertThatJson(caller.post(CREATE, DOCUMENTED_TASK)).isEqualTo("{code: 1000, id: 16}");

        assertThatJson(caller.get("/cc_ad_tasks/16")).isEqualTo("""
                        {
                          "code": 1000,
                          "item": {
                            "id": 16,
                            "name": "Callout Task",
                            "status": 2,
                            "call_limit": 10,
                            "callout_number": "021002002020",
                            "task_type": 1,
                            "force_policy_id": 1,
                            "user_group_id": 100,
                            "description": "This is a callout task",
                            "created_at": "2017-11-02T20:13:40.000+08:00",
                            "schedule_id": 1,
                            "redial_times": 6,
                            "redial_guide": ["1", "2", "3", "4", "5", "6"],
                            "redial_scene": ["customer_missed"],
                            "redial_multi_scene": ["customer_missed"],
                            "priority": 10,
                            "force_policy_name": "Default routing",
                            "schedule_name": "All day",
                            "customer_count": 0,
                            "execute_customer_count": 0,
                            "customer_answer_count": 0,
                            "agent_answer_count": 0,
                            "call_success_rate": "0.0",
                            "agent_answer_rate": "0.0",
                            "agent_use_rate": "0.0",
                            "disturb_rate": "0.0",
                            "minute_call_rate": "0.0",
                            "minute_agent_use_rate": "0.0",
                            "minute_disturb_rate": "0.0"
                          }
                        }""");
    }

    @Test
    void createsATaskFromTheRequiredParametersAlone() throws Exception {
        caller.post(CREATE, "{\"name\": \"春季活动\", \"task_type\": 4, \"user_group_id\": 323, \"colour\": \"red\"}");

        assertThatJson(caller.get("/cc_ad_tasks/16"))
                .node("item")
                .isObject()
                .containsEntry("name", "春季活动")
                .containsEntry("description", null)
                .containsEntry("schedule_id", null)
                .containsEntry("schedule_name", null)
                .containsEntry("force_policy_name", null)
                .containsEntry("call_limit", null)
                .containsEntry("callout_number", null);
    }

    @Test
    void listsTasksWithItsOwnQuirks() throws Exception {
        caller.post(CREATE, DOCUMENTED_TASK);
        sandbox.addForeign(16, List.of("13223004567", "13223004568"));

        assertThatJson(caller.get("/cc_ad_tasks?page=1&per_page=10")).isEqualTo("""
                        {
                          "code": "1000",
                          "cc_ad_tasks": [
                            {
                              "id": 16,
                              "name": "Callout Task",
                              "description": "This is a callout task",
                              "task_type": 1,
                              "user_group_id": 100,
                              "customer_count": 2,
                              "callout_number": "021002002020",
                              "created_at": "2017-11-02 20:13:40",
                              "status": 2,
                              "execute_customer_count": 0,
                              "customer_answer_count": 0,
                              "agent_answer_count": 0,
                              "call_success_rate": "0.0",
                              "agent_answer_rate": "0.0",
                              "agent_use_rate": "0.0",
                              "disturb_rate": "0.0",
                              "minute_call_rate": "0.0",
                              "minute_agent_use_rate": "0.0",
                              "minute_disturb_rate": "0.0"
                            }
                          ],
                          "meta": {"current_page": 1, "total_pages": 1, "total_entries": 1}
                        }""");
    }

    @ParameterizedTest
    @CsvSource({
        "'',                    1, 10, 16, 11",
        "?page=2,               2, 10, 26, 11",
        "?page=11,             11,  1, 116, 11",
        "?page=12,             12,  0,   , 11",
        "?per_page=100,         1, 100, 16, 2",
        "?per_page=101,         1, 100, 16, 2",
        "?page=2&per_page=500,  2,   1, 116, 2",
        "?page=0&per_page=x,    1, 10, 16, 11",
    })
    void listsPageByPageWithAtMostAHundredTasks(String query, int page, int shown, Integer first, int pages)
            throws Exception {
        for (var task = 0; task < 101; task++) {
            sandbox.createTask("Task " + task, TaskStatus.DISABLED);
        }

        var answer = caller.get("/cc_ad_tasks" + query);

        assertThatJson(answer).node("cc_ad_tasks").isArray().hasSize(shown);
        if (first != null) {
            assertThatJson(answer).node("cc_ad_tasks[0].id").isEqualTo(first);
        }
        assertThatJson(answer)
                .node("meta")
                .isEqualTo("{current_page: %d, total_pages: %d, total_entries: 101}".formatted(page, pages));
    }

    @Test
    void listsAnEmptyPageWhereThereAreNoTasks() throws Exception {
        assertThatJson(caller.get("/cc_ad_tasks"))
                .isEqualTo(
                        "{code: '1000', cc_ad_tasks: [], meta: {current_page: 1, total_pages: 1, total_entries: 0}}");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "task_type,       null,       206203, Invalid task_type",
                "task_type,       0,          206203, Invalid task_type",
                "task_type,       5,          206203, Invalid task_type",
                "task_type,       `\"one\"`,  206203, Invalid task_type",
                "user_group_id,   null,       206204, Invalid user_group_id",
                "user_group_id,   0,          206204, Invalid user_group_id",
                "user_group_id,   7,          206204, Invalid user_group_id",
                "name,            null,       206205, Invalid name",
                "name,            `\" \"`,    206205, Invalid name",
                "force_policy_id, 0,          206206, Invalid force_policy_id",
                "force_policy_id, `\"x\"`,    206206, Invalid force_policy_id",
                "force_policy_id, 2,          206206, Invalid force_policy_id",
                "working_time_id, -1,         206207, Invalid working_time_id",
                "working_time_id, 3,          206207, Invalid working_time_id",
                "callout_number,  `\"nobody\"`, 503001, Invalid callout_number",
                "callout_number,  `\"02088880000\"`, 503001, Invalid callout_number",
                "call_limit, `\"101\"`, 503002, Does not meet the current concurrent call limit for the dialing number",
                "call_limit, `\"0\"`,   503002, Does not meet the current concurrent call limit for the dialing number",
            })
    void refusesATaskWithAParameterOutOfRange(String field, String value, int code, String message) throws Exception {
        var response = caller.exchange(CREATE, documentedTaskWith(field, value));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThatJson(response.body()).isEqualTo("{code: %d, message: '%s'}".formatted(code, message));
        assertThatJson(caller.get(CREATE)).node("meta.total_entries").isEqualTo(0);
    }

    @Test
    void refusesATaskWithATooLongName() throws Exception {
        assertThatJson(caller.post(CREATE, DOCUMENTED_TASK.replace("Callout Task", "x".repeat(256))))
                .node("code")
                .isEqualTo(206205);
    }

    @Test
    void answersAnEmptyWorkingTimeAsAnUnknownError() throws Exception {
        assertThatJson(caller.post(CREATE, DOCUMENTED_TASK.replace("_time_id\": 1", "_time_id\": null")))
                .isEqualTo(
                        "{code: 2000, message: 'Unknown error', exception: {message: 'unknown attribute: working_time_id'}}");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "priority | 101 | priority is 101, expected 1 to 100",
                "priority | 0 | priority is 0, expected 1 to 100",
                "recall_count | -1 | recall_count is -1, expected 0 to 1000000",
                "recall_policy | \"customer_missed,asleep\" | recall_policy has \"asleep\", expected some of customer_missed, agent_missed, customer_breakout, phone_outline, phone_busy",
                "follow_on_policy | \"success\" | follow_on_policy has \"success\", expected some of customer_missed, agent_missed, customer_breakout, phone_outline, phone_busy",
                "recall_interval | \"1,x\" | recall_interval is \"1,x\", expected whole minutes such as 1,2,3",
                "recall_interval | \"1,,2\" | recall_interval is \"1,,2\", expected whole minutes such as 1,2,3",
            })
    void answersWhatHasNoCodeAsAnUnknownErrorWithASentence(String field, String value, String sentence)
            throws Exception {
        assertThatJson(caller.post(CREATE, documentedTaskWith(field, value)))
                .isEqualTo("{code: 2000, message: 'Unknown error', exception: {message: '" + sentence + "'}}");
        assertThatJson(caller.get(CREATE)).node("meta.total_entries").isEqualTo(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "abc", "0", "99999999999999999999"})
    void answersAnUnknownTaskAsTheDocumentDoes(String id) throws Exception {
        assertThatJson(caller.get("/cc_ad_tasks/" + id)).isEqualTo(notFound(id));
        assertThatJson(caller.post("/cc_ad_tasks/" + id + "/open", "{\"open\": true}"))
                .isEqualTo(notFound(id));
        assertThatJson(caller.put("/cc_ad_tasks/" + id, "{\"name\": \"x\"}")).isEqualTo(notFound(id));
    }

    @Test
    void updatesATaskAndLeavesWhatIsNotGiven() throws Exception {
        caller.post(CREATE, DOCUMENTED_TASK);

        // The document's own example.
        assertThatJson(caller.put("/cc_ad_tasks/16", """
                        {
                        "name": "Modified Callout Task",
                        "description": "This is the modified callout task",
                        "callout_number": "021002002020",
                        "call_limit": "10"
                        }""")).isEqualTo("{code: 1000}");
        assertThatJson(caller.put("/cc_ad_tasks/16", "{\"name\": \"Once more\", \"call_limit\": \"7\"}"))
                .isEqualTo("{code: 1000}");

        assertThatJson(caller.get("/cc_ad_tasks/16"))
                .node("item")
                .isObject()
                .containsEntry("name", "Once more")
                .containsEntry("description", "This is the modified callout task")
                .containsEntry("callout_number", "021002002020")
                .containsEntry("call_limit", BigDecimal.valueOf(7))
                .containsEntry("priority", BigDecimal.TEN);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{} | 206205",
                "{\"name\": \"\"} | 206205",
                "{\"name\": \"x\", \"callout_number\": \"110\"} | 503001",
                "{\"name\": \"x\", \"call_limit\": \"101\"} | 503002",
                "{\"name\": \"x\", \"call_limit\": \"none\"} | 503002",
                "{\"name\": \"x\", \"callout_number\": \"057126200039\", \"call_limit\": \"11\"} | 503002",
            })
    void refusesAnUpdateOutOfRange(String body, int code) throws Exception {
        caller.post(CREATE, DOCUMENTED_TASK);

        assertThatJson(caller.put("/cc_ad_tasks/16", body)).node("code").isEqualTo(code);
        assertThatJson(caller.get("/cc_ad_tasks/16")).node("item.name").isEqualTo("Callout Task");
    }

    @Test
    void renamesATaskThatWasOpenedWithASmallerRelayNumber() throws Exception {
        caller.post(CREATE, documentedTaskWith("call_limit", "\"50\""));
        caller.post("/cc_ad_tasks/16/open", "{\"open\": true, \"callout_number\": \"05712620039\"}");

        assertThatJson(caller.put("/cc_ad_tasks/16", "{\"name\": \"x\"}")).isEqualTo("{code: 1000}");
        assertThatJson(caller.put("/cc_ad_tasks/16", "{\"name\": \"y\", \"call_limit\": \"50\"}"))
                .node("code")
                .isEqualTo(503002);
        assertThatJson(caller.get("/cc_ad_tasks/16"))
                .node("item")
                .isObject()
                .containsEntry("name", "x")
                .containsEntry("callout_number", "05712620039")
                .containsEntry("call_limit", BigDecimal.valueOf(50));
    }

    @Test
    void keepsACallLimitFromGrowingPastANewRelayNumber() throws Exception {
        caller.post(CREATE, documentedTaskWith("call_limit", "\"50\""));

        assertThatJson(caller.put("/cc_ad_tasks/16", "{\"name\": \"x\", \"callout_number\": \"05712620039\"}"))
                .node("code")
                .isEqualTo(503002);
    }

    @Test
    void opensAndClosesATask() throws Exception {
        var task = sandbox.createTask("Spring campaign", TaskStatus.DISABLED);

        assertThatJson(open(task, "true")).isEqualTo("{code: 1000}");
        assertStatus(task, 1);
        assertThatJson(open(task, "false")).isEqualTo("{code: 1000}");
        assertStatus(task, 2);
        assertThatJson(caller.get("/cc_ad_tasks/" + task))
                .node("item.callout_number")
                .isEqualTo("\"01086465047\"");
    }

    @Test
    void refusesToOpenATaskTwice() throws Exception {
        var task = sandbox.createTask("Spring campaign", TaskStatus.ENABLED);

        assertThatJson(open(task, "true"))
                .isEqualTo(
                        "{code: 501035, message: 'Automatic outbound call task is starting, no need to start again'}");
    }

    @ParameterizedTest
    @CsvSource({"DISABLED, 2", "STOPPING, 3"})
    void refusesToCloseATaskThatIsClosedOrClosing(TaskStatus status, int code) throws Exception {
        var task = sandbox.createTask("Spring campaign", status);

        assertThatJson(open(task, "false"))
                .isEqualTo("{code: 501016, message: 'The task is already closing, no need to close again'}");
        assertStatus(task, code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"yes\"", "1"})
    void refusesToOpenWithoutTrueOrFalse(String open) throws Exception {
        var task = sandbox.createTask("Spring campaign", TaskStatus.DISABLED);

        assertThatJson(open(task, open))
                .isEqualTo("{code: 501015, message: 'Parameter open cannot be empty and must be true/false'}");
        assertThatJson(caller.post("/cc_ad_tasks/" + task + "/open", "{}"))
                .node("code")
                .isEqualTo(501015);
    }

    @Test
    void refusesToOpenWithABadRelayNumber() throws Exception {
        var task = sandbox.createTask("Spring campaign", TaskStatus.DISABLED);

        assertThatJson(caller.post("/cc_ad_tasks/" + task + "/open", "{\"open\": true, \"callout_number\": \"?\"}"))
                .node("code")
                .isEqualTo(503001);
        assertStatus(task, 2);
    }

    private static String documentedTaskWith(String field, String value) {
        return DOCUMENTED_TASK.replaceFirst("\"" + field + "\": [^\\n]*?(,?\\n)", "\"" + field + "\": " + value + "$1");
    }

    private String open(long task, String open) throws Exception {
        // The document's own example, with "true/false" made definite.
        return caller.post("/cc_ad_tasks/" + task + "/open", """
                {
                "open": %s,
                "callout_number": "01086465047"
                }""".formatted(open));
    }

    private void assertStatus(long task, int status) throws Exception {
        assertThatJson(caller.get("/cc_ad_tasks/" + task)).node("item.status").isEqualTo(status);
    }

    private static String notFound(String id) {
        return "{code: 2005, message: 'Resource not found', exception: {message: \"Couldn't find CcAdTask with id=" + id
                + " [WHERE cc_ad_tasks .company_id = ?]\"}}";
    }
}
