package numberimport.sandbox;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import numberimport.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ControlTest {

    private static final String ACME = """
            {"name": "acme", "email": "a@acme.example", "token": "t-1", "relayNumbers": [{"number": "0101", "mostCalls": 2}],
            "groups": [{"id": 5, "name": "Sales", "agents": 3}], "policies": [{"id": 9, "name": "Nearest"}],
            "workingTimes": [{"id": 4, "name": "Office", "hours": "Mon-Fri 09:00-18:00"}],
            "quotas": {"task": 6, "company": 10}}""";

    private final SettableClock clock = new SettableClock("2026-03-02T02:00:00Z");
    private final SandboxServer sandbox = SandboxServer.start(
            SandboxOptions.defaults().withClock(clock).withMinGap(Duration.ZERO).withCallsPerMinute(0));
    private final TestCaller caller = new TestCaller(sandbox, clock);
    private final HttpClient http = HttpClient.newHttpClient();
    private final long task = sandbox.createTask("Spring campaign", TaskStatus.DISABLED);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void listsAllItCanDo() throws Exception {
        assertThatJson(get("")).isObject().hasSize(16).containsKey("POST /sandbox/tasks/{id}/numbers");
    }

    @Test
    void knowsTheBuiltInCompanies() throws Exception {
        assertThatJson(get("/companies")).node("companies").isArray().hasSize(2);
        assertThatJson(get("/companies")).node("companies[0]").isEqualTo("""
                {"id": 1, "name": "demo", "email": "admin@sandbox.example", "token": "sandbox-token", "numbers": 0,
                "quotas": {"task": 1000000, "company": 10000000},
                "relayNumbers": [{"number": "01086465047", "mostCalls": 100}, {"number": "021002002020", "mostCalls": 100},
                    {"number": "057126200039", "mostCalls": 10}, {"number": "05712620039", "mostCalls": 20}],
                "groups": [{"id": 1, "name": "Everybody", "agents": 50}, {"id": 100, "name": "Sales", "agents": 20},
                    {"id": 323, "name": "Service", "agents": 5}],
                "policies": [{"id": 1, "name": "Default routing"}, {"id": 45, "name": "Automatic callout"}],
                "workingTimes": [{"id": 1, "name": "All day", "hours": "daily 00:00-24:00"},
                    {"id": 2, "name": "Office hours", "hours": "Mon,Tue,Wed,Thu,Fri 09:00-18:00"}]}""");
    }

    @Test
    void addsACompanyThatImportsWithinItsOwnQuotas() throws Exception {
        assertThatJson(send("POST", "/companies", ACME).body()).node("id").isEqualTo(3);

        var created = postAs("t-1", "/cc_ad_tasks", """
                {"name": "Acme's", "task_type": 1, "user_group_id": 5, "force_policy_id": 9, "working_time_id": 4}""");
        assertThatJson(created).isEqualTo("{code: 1000, id: 2}");
        assertThatJson(postAs("t-1", "/cc_ad_tasks/add_numbers", numbers(2, 7)))
                .isEqualTo(
                        "{code: 2000, message: 'Unknown error', exception: {message: 'number pool quota exceeded: 7 new numbers, task 0 of 6, company 0 of 10'}}");
        assertThatJson(postAs("t-1", "/cc_ad_tasks/add_numbers", numbers(2, 6)))
                .node("successful_count")
                .isEqualTo(6);
        postAs("t-1", "/cc_ad_tasks", "{\"name\": \"Acme's\", \"task_type\": 1, \"user_group_id\": 5}");
        assertThatJson(postAs("t-1", "/cc_ad_tasks/add_numbers", numbers(3, 5)))
                .node("exception.message")
                .isEqualTo("number pool quota exceeded: 5 new numbers, task 0 of 6, company 6 of 10");
        sandbox.deleteTask(2);
        assertThatJson(postAs("t-1", "/cc_ad_tasks/add_numbers", numbers(3, 5)))
                .node("successful_count")
                .isEqualTo(5);
    }

    @Test
    void countsAFaultFromWhenItIsPosted() throws Exception {
        caller.post("/cc_ad_tasks/add_numbers", numbers(task, 1));

        assertThatJson(send("POST", "/faults", "{\"fault\": \"1:drop\"}").body())
                .isEqualTo("{faults: ['1:drop after arrival 1']}");

        assertThatIOException().isThrownBy(() -> caller.post("/cc_ad_tasks/add_numbers", numbers(task, 1)));
        assertThatJson(send("DELETE", "/faults", "").body()).isEqualTo("{faults: []}");
        assertThatJson(caller.post("/cc_ad_tasks/add_numbers", numbers(task, 1)))
                .node("successful_count")
                .isEqualTo(1);
    }

    @Test
    void showsArrivalsAndViolationsButNotItsOwn() throws Exception {
        caller.get("/cc_ad_tasks/1");
        caller.post("/cc_ad_tasks/add_numbers", numbers(task, 301));

        assertThatJson(get("/arrivals")).node("arrivals").isEqualTo("""
                [{"ordinal": 1, "at": "2026-03-02T02:00:00Z", "method": "GET", "path": "/open_api_v1/cc_ad_tasks/1", "code": 1000,
                    "applied": 0},
                {"ordinal": 2, "at": "2026-03-02T02:00:00Z", "method": "POST", "path": "/open_api_v1/cc_ad_tasks/add_numbers",
                    "code": 2005, "applied": 0}]""");
        assertThatJson(get("/violations"))
                .isEqualTo("{violations: ['add_numbers: request 2 brought 301 numbers, expected at most 300.']}");
        assertThat(sandbox.arrivals()).hasSize(2);
    }

    @Test
    void writesIntoATaskAsAnotherWriterAndSetsItsStatusAndDeletesIt() throws Exception {
        assertThatJson(send("POST", "/tasks/1/numbers", "{\"numbers\": [\"13223004567\", \"13223004568\"]}")
                        .body())
                .isEqualTo("{id: 1, status: 2, numbers: 2}");
        assertThatJson(send("PUT", "/tasks/1/status", "{\"status\": 3}").body())
                .isEqualTo("{id: 1, status: 3, numbers: 2}");
        assertThatJson(caller.get("/cc_ad_tasks/1")).node("item.status").isEqualTo(3);
        assertThatJson(send("DELETE", "/tasks/1", "").body()).isEqualTo("{deleted: 1}");
        assertThatJson(caller.get("/cc_ad_tasks/1")).node("code").isEqualTo(2005);
    }

    @Test
    void refusesANumberFromNowOn() throws Exception {
        send("POST", "/refusals", "{\"number\": \"13223000000\", \"reason\": \"黑名单号码\"}");

        assertThatJson(caller.post("/cc_ad_tasks/add_numbers", numbers(task, 1)))
                .node("unsuccessful_numbers[0].reason")
                .isEqualTo("黑名单号码");
    }

    @Test
    void laysDownHowCallsEndAndCountsThem() throws Exception {
        send("POST", "/results", "{\"number\": \"13223004567\", \"results\": [\"phone_busy\"]}");
        sandbox.addForeign(task, List.of("13223004567"));
        caller.post("/cc_ad_tasks/1/open", "{\"open\": true}");
        caller.get("/cc_ad_tasks/1");
        clock.advance(Duration.ofMinutes(5));

        assertThatJson(get("/tasks/1/results"))
                .isEqualTo(
                        "{success: 0, customer_missed: 0, agent_missed: 0, customer_breakout: 0, phone_outline: 0, phone_busy: 1}");
    }

    @Test
    void beginsWithTheFirstResultOfAPhoneThatWasAskedForDuringACallOfAnother() throws Exception {
        send("POST", "/results", "{\"number\": \"13223004570\", \"results\": [\"phone_outline\"]}");
        send("POST", "/results", "{\"number\": \"13223004571\", \"results\": [\"phone_busy\", \"success\"]}");
        sandbox.addForeign(task, List.of("13223004570,13223004571"));
        caller.post("/cc_ad_tasks/1/open", "{\"open\": true}");
        caller.get("/cc_ad_tasks/1");
        clock.advance(Duration.ofSeconds(1));

        caller.post(
                "/cc_ad_tasks/recall",
                "{\"id\": 1, \"number\": \"13223004571\", \"after_at\": \"2026-03-02T02:00:01Z\"}");
        for (var call = 0; call < 2; call++) {
            clock.advance(Duration.ofMinutes(5));
            caller.get("/cc_ad_tasks/1");
        }

        assertThatJson(get("/tasks/1/results"))
                .isEqualTo(
                        "{success: 0, customer_missed: 0, agent_missed: 0, customer_breakout: 0, phone_outline: 1, phone_busy: 1}");
    }

    @Test
    void changesTheSpeedOfCampaignTime() throws Exception {
        assertThatJson(send("PUT", "/clock", "{\"speed\": 60}").body())
                .isEqualTo("{campaignTime: '2026-03-02T02:00:00Z', speed: 60.0}");
        clock.advance(Duration.ofSeconds(1));

        assertThatJson(get("/clock")).isEqualTo("{campaignTime: '2026-03-02T02:01:00Z', speed: 60.0}");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "POST | /companies | [] | The body is [], expected an object.",
                "POST | /companies | {} | name is missing, expected a text.",
                "POST | /companies | {\"name\":\"a\",\"email\":\"a\",\"token\":\"a\"} | relayNumbers or groups is empty, expected at least one of each.",
                "POST | /companies | {\"name\":\"a\",\"email\":\"a\",\"token\":\"a\",\"relayNumbers\":[{\"number\":\"1\",\"mostCalls\":0}]} | relayNumbers: mostCalls is 0, expected a whole number from 1.",
                "POST | /companies | {\"name\":\"a\",\"email\":\"a\",\"token\":\"a\",\"workingTimes\":[{\"id\":1,\"name\":\"a\",\"hours\":\"always\"}]} | Working time \"always\": expected days and hours, such as Mon-Fri 09:00-18:00, Mon,Wed 08:30-12:00 or daily 00:00-24:00.",
                "POST | /faults | {\"fault\":\"soon\"} | Fault \"soon\": expected [ENDPOINT@]WHEN:WHAT, such as 3:500, every-7:drop or numbers@2-4:html.",
                "POST | /faults | {\"fault\":3} | fault is 3, expected a text.",
                "POST | /tasks/1/numbers | {\"numbers\":\"1\"} | numbers is \"1\", expected an array of texts.",
                "POST | /tasks/1/numbers | {\"numbers\":[\"13223004567\",\",\"]} | numbers is [\"13223004567\",\",\"], expected phones, or several of a customer joined by commas.",
                "POST | /tasks/1/numbers | {\"numbers\":[\"13223004567, \"]} | numbers is [\"13223004567, \"], expected phones, or several of a customer joined by commas.",
                "POST | /tasks/1/numbers | {\"numbers\":[\"\"]} | numbers is [\"\"], expected phones, or several of a customer joined by commas.",
                "PUT | /tasks/1/status | {\"status\":4} | status is 4, expected 1 (enabled), 2 (disabled) or 3 (stopping).",
                "PUT | /tasks/x/status | {\"status\":1} | The task is \"x\", expected its id.",
                "POST | /results | {\"number\":\"1\",\"results\":[\"asleep\"]} | results is [\"asleep\"], expected some of success, customer_missed, agent_missed, customer_breakout, phone_outline, phone_busy.",
                "PUT | /clock | {\"speed\":\"fast\"} | speed is \"fast\", expected a number.",
                "PUT | /clock | {\"speed\":0} | Speed is 0.0, expected above 0 and at most 100000.",
                "PUT | /clock | {\"speed | The body is not JSON.",
            })
    void saysWhatIsWrong(String method, String path, String body, String error) throws Exception {
        var response = send(method, path, body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThatJson(response.body()).node("error").isString().isEqualTo(error);
    }

    @Test
    void saysThatATaskOrAPathIsUnknownOrAnAddressTaken() throws Exception {
        assertThat(send("DELETE", "/tasks/5", "").statusCode()).isEqualTo(404);
        assertThat(send("DELETE", "/everything", "").statusCode()).isEqualTo(404);
        send("POST", "/companies", ACME);
        assertThat(send("POST", "/companies", ACME).statusCode()).isEqualTo(409);
    }

    @Test
    void keepsWebPagesOut() throws Exception {
        var form = http.send(
                HttpRequest.newBuilder(uri("/tasks/1/status"))
                        .header("Content-Type", "text/plain")
                        .PUT(BodyPublishers.ofString("{\"status\": 1}"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(form.statusCode()).isEqualTo(415);
        assertThatJson(form.body()).isEqualTo("{error: 'The content type is text/plain, expected application/json.'}");
        assertThat(answerToHost("evil.example", "/sandbox/companies"))
                .startsWith("HTTP/1.1 403")
                .endsWith("{\"error\":\"The host is evil.example, expected 127.0.0.1 or localhost.\"}");
        assertThat(answerToHost("evil.example", "/")).startsWith("HTTP/1.1 403");
        assertThat(answerToHost("localhost", "/sandbox/companies")).startsWith("HTTP/1.1 200");
    }

    private String answerToHost(String host, String path) throws IOException {
        var address = URI.create(sandbox.statusPage());
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            var request = "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(path, host);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .replaceFirst("\r\n0\r\n\r\n$", "")
                    .stripTrailing();
        }
    }

    private String get(String path) throws Exception {
        return send("GET", path, "").body();
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private String postAs(String token, String path, String body) throws Exception {
        var now = String.valueOf(clock.instant().getEpochSecond());
        return caller.post(
                path,
                body,
                TestCaller.signature(
                        "a@acme.example",
                        token,
                        String.valueOf(Clock.systemUTC().instant()),
                        now));
    }

    private URI uri(String path) {
        return URI.create(sandbox.statusPage() + "sandbox" + path);
    }

    private static String numbers(long task, int count) {
        var body = new JsonMapper().createObjectNode().put("id", task);
        var numbers = body.putArray("numbers");
        for (var i = 0; i < count; i++) {
            numbers.addObject().put("cellphone", String.valueOf(13_223_000_000L + i));
        }
        return body.toString();
    }
}
