package numberimport.web;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.IntStream;
import numberimport.access.Role;
import numberimport.sandbox.Fault;
import numberimport.sandbox.TaskStatus;
import numberimport.web.WebWorld.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskEndpointsTest extends PlainWeb {

    private static String taskOf(String... numbers) {
        var task = web.world.sandbox.createTask("Autumn", TaskStatus.DISABLED);
        web.world.sandbox.addForeign(task, List.of(numbers));
        return "/api/v1/tasks/" + task;
    }

    private static Answer patch(Role role, String path, String json) {
        return web.send(web.request(role, path)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(json)));
    }

    private static String audit() {
        return web.get(Role.ADMIN, "/api/v1/audit").text();
    }

    @Test
    void changesWhatIsGivenAndKeepsTheRest() {
        var task = taskOf();

        var described = patch(Role.OPERATOR, task, "{\"description\":\"for the autumn\"}");
        var renamed = patch(Role.OPERATOR, task, "{\"name\":\"Winter\"}");

        assertThat(described.json().path("name").asString()).isEqualTo("Autumn");
        assertThat(renamed.json().path("name").asString()).isEqualTo("Winter");
        assertThat(renamed.json().path("description").asString()).isEqualTo("for the autumn");
        assertThat(audit())
                .contains("\"action\":\"task update\"")
                .contains("of account default: description=for the autumn");
        assertThat(patch(Role.VIEWER, task, "{\"name\":\"Spring\"}").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"/tasks/1, TaskDetails", "/tasks, CalloutTask", "/tasks/1/pool, PooledNumber"})
    void answersWithTheFieldsThatTheDescriptionNames(String path, String schema) {
        web.world.sandbox.addForeign(1, List.of("17000000001"));
        var answer = web.get(Role.ADMIN, "/api/v1" + path).json();
        var object = answer.findParent("id");

        assertThat(object.propertyNames())
                .isNotEmpty()
                .isSubsetOf(web.get(Role.VIEWER, "/api/v1/openapi")
                        .json()
                        .at("/components/schemas/" + schema + "/properties")
                        .propertyNames());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}               | Nothing to change, expected at least one of name, description, calloutNumber, callLimit.
            {"name":" "}     | the name is " ", expected a text that is not blank
            {"callLimit":0}  | the call limit is "0", expected a number of calls from 1
            """)
    void refusesChangesThatTheApiWouldNotTake(String wish, String detail) {
        var refused = patch(Role.OPERATOR, taskOf(), wish);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("detail").asString()).isEqualTo(detail);
    }

    @Test
    void givesThePoolPageByPageUntilOneIsEmpty() {
        var task = taskOf(IntStream.range(0, 700)
                .mapToObj(i -> String.valueOf(13800000000L + i))
                .toArray(String[]::new));

        var first = web.get(Role.OPERATOR, task + "/pool").json();
        var second = web.get(
                        Role.OPERATOR,
                        task + "/pool?after=" + first.path("next").asLong())
                .json();
        var last = web.get(
                Role.OPERATOR, task + "/pool?after=" + second.path("next").asLong());

        assertThat(first.path("numbers").size()).isEqualTo(500);
        assertThat(second.path("numbers").size()).isEqualTo(200);
        assertThat(second.at("/numbers/199/cellphone").asString()).isEqualTo("13800000699");
        assertThatJson(last.text()).isEqualTo("{numbers: [], next: null}");
        assertThat(web.get(Role.VIEWER, "/api/v1/tasks/4711/pool").code()).isEqualTo("TASK_NOT_FOUND");
    }

    @Test
    void masksThePoolForViewers() {
        var pool = web.get(Role.VIEWER, taskOf("13800000001") + "/pool").text();

        assertThat(pool).contains("\"cellphone\":\"138****0001\"").doesNotContain("13800000001");
    }

    @Test
    void hasCustomersCalledAgainOrAtTheirNextNumber() {
        var task = taskOf("13800000001,13800000002");
        var id = task.replaceAll(".*/", "");

        var recalled = web.post(
                Role.OPERATOR,
                task + "/recall",
                "{\"number\":\"13800000001\",\"after\":\"2026-11-24T15:30:00+08:00\"}");
        var early = web.post(Role.OPERATOR, task + "/follow-on", "{\"number\":\"13800000001\"}");

        assertThatJson(recalled.text())
                .isEqualTo("{id: " + id + ", number: '13800000001', message: 'Redial successful'}");
        assertThat(early.json().path("apiCode").asInt()).isEqualTo(501032);
        assertThat(audit())
                .contains("task " + id + " of account default: 138****0001 not before 2026-11-24T15:30+08:00")
                .contains("\"action\":\"task follow-on\"")
                .doesNotContain("13800000001");
        assertThat(web.post(Role.VIEWER, task + "/follow-on", "{\"number\":\"13800000001\"}")
                        .status())
                .isEqualTo(403);

        web.world.sandbox.inject(Fault.parse("recall@all:drop"));

        var lost = web.post(
                Role.OPERATOR,
                task + "/recall",
                "{\"number\":\"13800000001\",\"after\":\"2026-11-24T15:30:00+08:00\"}");

        assertThat(lost.status()).isEqualTo(502);
        assertThat(lost.code()).isEqualTo("OUTCOME_UNKNOWN");
        assertThat(lost.json().path("detail").asString())
                .startsWith("It is not known whether the number is called again; perhaps it is so (recall in task ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"number":"138x","after":"2026-11-24T15:30:00+08:00"} | number is "138x", expected one phone number of the task's pool, in digits.
            {"number":"1"}                                        | after is "", expected a time with its offset such as 2026-11-24T15:30:00+08:00.
            {"number":"1","after":"2026-11-24T15:30"}             | after is "2026-11-24T15:30", expected a time with its offset such as 2026-11-24T15:30:00+08:00.
            """)
    void refusesToCallWhatIsMissingOrMalformed(String wish, String detail) {
        var refused = web.post(Role.OPERATOR, taskOf() + "/recall", wish);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("detail").asString()).isEqualTo(detail);
    }
}
