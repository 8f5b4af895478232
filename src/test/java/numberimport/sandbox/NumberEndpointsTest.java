package numberimport.sandbox;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberEndpointsTest {

    private static final String ADD = "/cc_ad_tasks/add_numbers";

    /** The document's own example. */
    private static final String DOCUMENTED_IMPORT = """
            {
            "id": 1,
            "numbers": [
            {"cellphone": "13223004567", "name": "Test number 1", "description": "Number description 1"},
            {"cellphone": "13223004568", "name": "Test number 2", "description": "Number description 2"},
            {"cellphone": "13223004569", "name": "Test number 3", "description": "Number description 3",
            "custom": {"company": "Udesk", "address": "Beijing City"}
            }
            ]
            }""";

    private static final String ALL_THREE_IMPORTED =
            "{code: 1000, successful_count: 3, unsuccessful_count: 0, unsuccessful_numbers: []}";

    private final SandboxServer sandbox = SandboxServer.start(
            SandboxOptions.defaults().withMinGap(Duration.ZERO).withCallsPerMinute(0));
    private final TestCaller caller = new TestCaller(sandbox);
    private final long task = sandbox.createTask("Spring campaign", TaskStatus.DISABLED);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void importsTheDocumentedNumbers() throws Exception {
        assertThatJson(caller.post(ADD, DOCUMENTED_IMPORT)).isEqualTo(ALL_THREE_IMPORTED);

        assertThat(sandbox.pool(task))
                .containsExactly(
                        new PooledNumber(1, "13223004567", "Test number 1", "Number description 1", Map.of()),
                        new PooledNumber(2, "13223004568", "Test number 2", "Number description 2", Map.of()),
                        new PooledNumber(
                                3,
                                "13223004569",
                                "Test number 3",
                                "Number description 3",
                                Map.of("company", "Udesk", "address", "Beijing City")));
        assertThatJson(caller.get("/cc_ad_tasks/1")).node("item.customer_count").isEqualTo(3);
        assertThat(sandbox.arrivals().get(0).applied()).isEqualTo(3);
        assertThat(sandbox.violations()).isEmpty();
    }

    @Test
    void importsACustomerWhoHasTheSamePhoneTwice() throws Exception {
        var twice = "{\"id\": 1, \"numbers\": [{\"cellphone\": \"13223004567,13223004568,13223004567\"}]}";

        assertThatJson(caller.post(ADD, twice)).node("successful_count").isEqualTo(1);
        assertThat(sandbox.pool(task))
                .extracting(PooledNumber::cellphone)
                .containsExactly("13223004567,13223004568,13223004567");
    }

    @Test
    void importsANumberTwiceUnlessItDedupes() throws Exception {
        caller.post(ADD, DOCUMENTED_IMPORT);

        assertThatJson(caller.post(ADD, DOCUMENTED_IMPORT)).isEqualTo(ALL_THREE_IMPORTED);
        assertThat(sandbox.pool(task)).hasSize(6);
    }

    @Test
    void refusesWhatThePoolHoldsWhenItDedupes() throws Exception {
        try (var deduping = SandboxServer.start(
                SandboxOptions.defaults().withMinGap(Duration.ZERO).withDedupe(true))) {
            deduping.createTask("Spring campaign", TaskStatus.DISABLED);
            deduping.addForeign(1, List.of("13223004568"));

            assertThatJson(new TestCaller(deduping).post(ADD, DOCUMENTED_IMPORT))
                    .isEqualTo("""
                            {
                              "code": 1000,
                              "successful_count": 2,
                              "unsuccessful_count": 1,
                              "unsuccessful_numbers": [
                                {
                                  "cellphone": "13223004568",
                                  "name": "Test number 2",
                                  "description": "Number description 2",
                                  "custom": null,
                                  "reason": "号码已存在"
                                }
                              ]
                            }""");
        }
    }

    @Test
    void givesBackARefusedNumberAsItCameWithItsReason() throws Exception {
        sandbox.refuse("13223004569", "黑名单号码");

        assertThatJson(caller.post(ADD, DOCUMENTED_IMPORT)).isEqualTo("""
                        {
                          "code": 1000,
                          "successful_count": 2,
                          "unsuccessful_count": 1,
                          "unsuccessful_numbers": [
                            {
                              "cellphone": "13223004569",
                              "name": "Test number 3",
                              "description": "Number description 3",
                              "custom": {"company": "Udesk", "address": "Beijing City"},
                              "reason": "黑名单号码"
                            }
                          ]
                        }""");
        assertThat(sandbox.pool(task))
                .extracting(PooledNumber::cellphone)
                .containsExactly("13223004567", "13223004568");
    }

    @Test
    void refusesWhatIsNotAsDocumentedAndImportsTheRest() throws Exception {
        var answer = caller.post(
                ADD, "{\"id\": 1, \"numbers\": [{\"cellphone\": \"none\"}, {\"cellphone\": \"13223004567\"}]}");

        assertThatJson(answer).node("successful_count").isEqualTo(1);
        assertThatJson(answer)
                .node("unsuccessful_numbers")
                .isEqualTo("[{cellphone: 'none', name: null, description: null, custom: null, reason: '号码格式错误'}]");
        assertThat(sandbox.pool(task)).hasSize(1);
    }

    @Test
    void importsThreeHundredNumbersACallAndNotOneMore() throws Exception {
        assertThatJson(caller.post(ADD, numbers("1", 300)))
                .node("successful_count")
                .isEqualTo(300);
        assertThat(sandbox.violations()).isEmpty();

        assertThatJson(caller.post(ADD, numbers("1", 301)))
                .isEqualTo(
                        "{code: 2005, message: 'Invalid parameters', exception: {message: '301 numbers, at most 300 can be imported each time'}}");
        assertThat(sandbox.pool(task)).hasSize(300);
        assertThat(sandbox.violations())
                .containsExactly("add_numbers: request 2 brought 301 numbers, expected at most 300.");
    }

    @ParameterizedTest
    @EnumSource(
            value = TaskStatus.class,
            names = {"ENABLED", "STOPPING"})
    void importsIntoAClosedTaskOnly(TaskStatus status) throws Exception {
        sandbox.setStatus(task, status);

        assertThatJson(caller.post(ADD, DOCUMENTED_IMPORT))
                .isEqualTo("{code: 501004, message: 'Cannot import numbers for a task that is starting'}");
        assertThat(sandbox.pool(task)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\": 1}", "{\"id\": 1, \"numbers\": null}", "{\"id\": 1, \"numbers\": []}"})
    void answersMissingNumbersAsTheDocumentDoes(String body) throws Exception {
        assertThatJson(caller.post(ADD, body))
                .isEqualTo(
                        "{code: 2000, message: 'Unknown error', exception: {message: \"undefined method `size' for nil:NilClass\"}}");
    }

    @Test
    void answersAnUnknownTaskAsTheDocumentDoes() throws Exception {
        var unknown =
                "{code: 2005, message: 'Resource not found', exception: {message: \"Couldn't find CcAdTask with id=12 [WHERE cc_ad_tasks .company_id = ?]\"}}";

        assertThatJson(caller.post(ADD, numbers("12", 1))).isEqualTo(unknown);
        assertThatJson(caller.get("/cc_ad_tasks/numbers?id=12")).isEqualTo(unknown);
    }

    @Test
    void answersAMissingTaskAsTheDocumentDoes() throws Exception {
        var missing =
                "{code: 2005, message: 'Resource not found', exception: {message: \"Couldn't find CcAdTask without an ID\"}}";

        assertThatJson(caller.post(ADD, numbers("null", 1))).isEqualTo(missing);
        assertThatJson(caller.get("/cc_ad_tasks/numbers")).isEqualTo(missing);
        assertThatJson(caller.get("/cc_ad_tasks/numbers?id=")).isEqualTo(missing);
    }

    @Test
    void answersABodyThatIsNotJsonWithAnError() throws Exception {
        var response = caller.exchange(ADD, "{\"id\": 1,");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThatJson(response.body())
                .isEqualTo(
                        "{code: 2000, message: 'Unknown error', exception: {message: 'the body is not JSON of content type application/json'}}");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "7                                 | 2005",
                "[]                                | 2005",
                "null                              | 2005",
                "{\"id\": {}}                      | 2005",
                "{\"id\": true}                    | 2005",
                "{\"id\": 1, \"numbers\": 7}       | 2000",
                "{\"id\": 1.0, \"numbers\": []}    | 2005",
                "{\"id\": \"1\", \"numbers\": {}}  | 2000",
                "{\"id\": 1, \"numbers\": [7, null, [], \"13223004567\"]} | 1000",
                "{\"id\": 1, \"numbers\": [{\"cellphone\": \"13223004567\", \"custom\": {\"a\": null}}]} | 1000",
            })
    void answersOddJsonWithTheCodeThatFitsBest(String body, int code) throws Exception {
        assertThatJson(caller.post(ADD, body)).node("code").isEqualTo(code);
    }

    @Test
    void answersABodyThatIsNotDeclaredAsJsonWithAnError() throws Exception {
        var response = caller.send(caller.request(ADD, caller.signature())
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(DOCUMENTED_IMPORT)));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThatJson(response.body()).node("code").isEqualTo(2000);
        assertThat(sandbox.pool(task)).isEmpty();
    }

    @Test
    void importsIntoSeveralTasksFromSeveralThreads() {
        var other = sandbox.createTask("Autumn campaign", TaskStatus.DISABLED);
        var calls = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.runAsync(() -> post(numbers(i % 2 == 0 ? "1" : "2", 50))))
                .toArray(CompletableFuture<?>[]::new);

        CompletableFuture.allOf(calls).join();

        var ids = Stream.of(task, other)
                .flatMap(id -> sandbox.pool(id).stream().map(PooledNumber::id))
                .toList();
        assertThat(ids).hasSize(1000).doesNotHaveDuplicates();
        assertThat(sandbox.pool(task)).hasSize(500).isSortedAccordingTo(comparing(PooledNumber::id));
        assertThat(sandbox.arrivals()).extracting(Arrival::applied).containsOnly(50);
    }

    @Test
    void answersAnUnknownPathWithAnError() throws Exception {
        var response = caller.exchange("/cc_ad_tasks/1/rename", "{}");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThatJson(response.body())
                .isEqualTo(
                        "{code: 404, message: 'No such path', exception: {message: 'POST /open_api_v1/cc_ad_tasks/1/rename'}}");
    }

    @Test
    void readsThePoolAsTheDocumentDoes() throws Exception {
        caller.post(ADD, DOCUMENTED_IMPORT);

        assertThatJson(caller.get("/cc_ad_tasks/numbers?id=1&start_number_id=1"))
                .isEqualTo("""
                        {
                          "code": 1000,
                          "numbers": [
                            {
                              "id": 2,
                              "name": "Test number 2",
                              "cellphone": "13223004568",
                              "description": "Number description 2",
                              "call_count": 0,
                              "customer_answer_count": 0,
                              "agent_answer_count": 0
                            },
                            {
                              "id": 3,
                              "name": "Test number 3",
                              "cellphone": "13223004569",
                              "description": "Number description 3",
                              "call_count": 0,
                              "customer_answer_count": 0,
                              "agent_answer_count": 0
                            }
                          ],
                          "meta": {"record_size": 2, "max_number_id": 3}
                        }""");
    }

    @Test
    void readsAnEmptyPoolWithoutAGreatestId() throws Exception {
        assertThatJson(caller.get("/cc_ad_tasks/numbers?id=1"))
                .isEqualTo("{code: 1000, numbers: [], meta: {record_size: 0, max_number_id: null}}");
    }

    @Test
    void readsAtMostFiveHundredNumbersAtATime() throws Exception {
        sandbox.addForeign(task, Collections.nCopies(501, "13223004567"));
        var ids = sandbox.pool(task).stream().map(PooledNumber::id).toList();

        var first = caller.get("/cc_ad_tasks/numbers?id=1");

        assertThatJson(first).node("meta").isEqualTo("{record_size: 500, max_number_id: %d}".formatted(ids.get(499)));
        assertThatJson(caller.get("/cc_ad_tasks/numbers?id=1&start_number_id=" + ids.get(499)))
                .node("meta")
                .isEqualTo("{record_size: 1, max_number_id: %d}".formatted(ids.get(500)));
        assertThat(ids).isSorted().doesNotHaveDuplicates();
        assertThat(ids.get(500)).as("ids have holes").isGreaterThan(501);
    }

    @Test
    void givesIdsThatRiseAcrossTasks() throws Exception {
        var other = sandbox.createTask("Autumn campaign", TaskStatus.DISABLED);
        sandbox.addForeign(other, List.of("13223004567"));

        caller.post(ADD, DOCUMENTED_IMPORT);

        assertThat(sandbox.pool(task)).extracting(PooledNumber::id).containsExactly(2L, 3L, 4L);
    }

    @Test
    void forgetsADeletedTask() throws Exception {
        sandbox.deleteTask(task);

        assertThatJson(caller.post(ADD, DOCUMENTED_IMPORT)).node("code").isEqualTo(2005);
    }

    private void post(String body) {
        try {
            caller.post(ADD, body);
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String numbers(String task, int count) {
        var numbers = IntStream.range(0, count)
                .mapToObj(i -> "{\"cellphone\": \"%d\"}".formatted(13_223_000_000L + i))
                .collect(joining(","));
        return "{\"id\": %s, \"numbers\": [%s]}".formatted(task, numbers);
    }
}
