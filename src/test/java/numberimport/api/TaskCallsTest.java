package numberimport.api;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static numberimport.api.ScriptedServer.http;
import static numberimport.api.ScriptedServer.json;
import static numberimport.api.ScriptedServer.silent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import numberimport.SettableClock;
import numberimport.api.ScriptedServer.End;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The calls about tasks: what is sent, what is repeated, and how failures read. */
class TaskCallsTest {

    private static final String DONE = "{\"code\":1000}";
    private static final OffsetDateTime AFTER = OffsetDateTime.parse("2026-11-24T07:30:00Z");

    private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");

    private CalloutTaskApi api(String address) {
        var second = Duration.ofSeconds(1);
        var properties =
                new ApiProperties(address, "mail@company.cn", "token", second, 1, second, second, List.of(), null);
        return HttpCalloutTaskApi.connect(ApiAccount.of("default", "number-import.api", properties), second, clock);
    }

    private static NewTask task(String name) {
        return new NewTask(name, null, 1, 100, null, null, null, null, null, null, null, null, null);
    }

    /** The failure of a call to a server with this script, and how many calls arrived. */
    private Failed failureOf(Consumer<CalloutTaskApi> call, ScriptedServer.Step... script) throws IOException {
        try (var server = new ScriptedServer(script)) {
            var failure = catchThrowableOfType(ApiException.class, () -> call.accept(api(server.address())));
            return new Failed(failure, server.arrivals());
        }
    }

    private record Failed(ApiException failure, int arrivals) {}

    @Test
    void leavesOutWhatIsNotSet() throws IOException {
        try (var server = new ScriptedServer(json("{\"code\":1000,\"id\":\"7\"}"), json(DONE), json(DONE))) {
            var api = api(server.address());
            assertThat(api.create(task("a"))).isEqualTo(7);
            api.update(7, new TaskChange("b", null, null, null));
            api.open(7, false, null);

            assertThat(server.requests())
                    .extracting(ScriptedServer.Request::body)
                    .satisfiesExactly(
                            body -> assertThatJson(body).isEqualTo("{name: 'a', task_type: 1, user_group_id: 100}"),
                            body -> assertThatJson(body).isEqualTo("{name: 'b'}"),
                            body -> assertThatJson(body).isEqualTo("{open: false}"));
            assertThat(server.requests().get(1).path()).isEqualTo("/open_api_v1/cc_ad_tasks/7");
            assertThat(server.requests().get(2).path()).isEqualTo("/open_api_v1/cc_ad_tasks/7/open");
        }
    }

    @Test
    void writesTheTimeOfARedialWithItsOffset() throws IOException {
        try (var server = new ScriptedServer(json(DONE))) {
            assertThat(api(server.address()).recall(7, "13800138000", AFTER.plusNanos(5)))
                    .isEmpty();

            assertThatJson(server.requests().get(0).body())
                    .isEqualTo("{id: 7, number: '13800138000', after_at: '2026-11-24T07:30:00Z'}");
        }
    }

    @Test
    void makesNoSecondTaskWhenTheAnswerIsLost() throws IOException {
        var failed = failureOf(api -> api.create(task("a")), silent(End.CLOSE), json("{\"code\":1000,\"id\":7}"));

        assertThat(failed.arrivals()).isEqualTo(1);
        assertThat(failed.failure().mayHaveWorked()).isTrue();
        assertThat(failed.failure()).hasMessageStartingWith("create task: no answer, ");
    }

    @Test
    void makesNoSecondTaskAfterAnAnswerThatCantBeRead() throws IOException {
        var failed = failureOf(api -> api.create(task("a")), http(503, "busy"), json("{\"code\":1000,\"id\":7}"));

        assertThat(failed.arrivals()).isEqualTo(1);
        assertThat(failed.failure()).hasMessage("create task: HTTP 503 with 4 characters, expected JSON with a code");
    }

    @Test
    void calledNobodyWhereThereIsNoConnection() throws IOException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }

        var failure = catchThrowableOfType(
                ApiException.class,
                () -> api("http://127.0.0.1:" + port + "/open_api_v1").followOn(7, "13800138000"));

        assertThat(failure.neverLeft()).isTrue();
        assertThat(failure.mayHaveWorked()).isFalse();
        assertThat(failure).hasMessageStartingWith("follow-on in task 7: no connection, ConnectException");
    }

    @Test
    void neverRedialsTwice() throws IOException {
        var failed = failureOf(api -> api.recall(7, "13800138000", AFTER), silent(End.RESET), json(DONE));

        assertThat(failed.arrivals()).isEqualTo(1);
    }

    @Test
    void repeatsAnUpdateSignedAnew() throws IOException {
        try (var server = new ScriptedServer(http(503, ""), json(DONE))) {
            api(server.address()).update(7, new TaskChange("a", null, null, null));

            assertThat(server.requests())
                    .hasSize(2)
                    .extracting(request -> request.query().get("nonce"))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void takesItForClosedWhenALostTryHasClosedIt() throws IOException {
        try (var server = new ScriptedServer(silent(End.CLOSE), json("{\"code\":501016,\"message\":\"closed\"}"))) {
            api(server.address()).open(7, false, null);

            assertThat(server.arrivals()).isEqualTo(2);
        }
    }

    @Test
    void saysThatItWasClosedAlready() throws IOException {
        var failed = failureOf(api -> api.open(7, false, null), json("{\"code\":501016,\"message\":\"closed\"}"));

        assertThat(failed.failure().error()).contains(ApiError.ALREADY_CLOSED);
    }

    @Test
    void doesNotTakeItForOpenWhenALostTryMeetsAClosedOne() throws IOException {
        var failed = failureOf(
                api -> api.open(7, true, null), silent(End.CLOSE), json("{\"code\":501016,\"message\":\"closed\"}"));

        assertThat(failed.failure().error()).contains(ApiError.ALREADY_CLOSED);
    }

    @Test
    void repeatsAReadThatWasDeliveredTwiceWithANonceOfItsOwn() throws IOException {
        try (var server = new ScriptedServer(
                json("{\"code\":20623,\"message\":\"used\"}"), json("{\"code\":1000,\"item\":{\"id\":7}}"))) {
            assertThat(api(server.address()).task(7).id()).isEqualTo(7);

            assertThat(server.requests())
                    .hasSize(2)
                    .extracting(request -> request.query().get("nonce"))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void knowsThatACallOfWhichACopyArrivedMayHaveWorked() throws IOException {
        var failed = failureOf(api -> api.create(task("a")), json("{\"code\":20623,\"message\":\"used\"}"), json(DONE));

        assertThat(failed.arrivals()).isEqualTo(1);
        assertThat(failed.failure().mayHaveWorked()).isTrue();
        assertThat(failed.failure()).hasMessage("create task: no answer, its nonce was used by a copy of the call");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONCE_USED")
    void tellsEachDocumentedFailureApart(ApiError error) throws IOException {
        var failed =
                failureOf(api -> api.create(task("a")), json("{\"code\":\"" + error.code() + "\",\"message\":\"m\"}"));

        assertThat(failed.failure().error()).contains(error);
        assertThat(failed.failure()).hasMessage("create task: code " + error.code() + " \"m\"");
        assertThat(error.sentence()).isNotBlank();
        assertThat(error.remedy()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {'code':2000,'message':'m'} | code 2000 \"m\" | false | false",
                "400 | {'code':2000,'message':'m'} | code 2000 \"m\" | false | false",
                "500 | {'code':2000,'message':'m'} | code 2000 \"m\" | true  | true",
                "503 | {'code':'501016'}           | code 501016     | true  | true",
                "200 | {'code':null}               | code -1         | true  | false",
                "400 | {'code':'bad','message':'m'} | code -1 \"m\"  | true  | false"
            })
    void takesNeitherAServersErrorNorASenselessCodeForARefusal(
            int status, String body, String found, boolean mayHaveWorked, boolean temporary) throws IOException {
        var failed = failureOf(
                api -> api.recall(7, "13800138000", AFTER), http(status, body.replace('\'', '"')), json(DONE));

        assertThat(failed.arrivals()).isEqualTo(1);
        assertThat(failed.failure()).hasMessage("recall in task 7: " + found);
        assertThat(failed.failure().mayHaveWorked()).isEqualTo(mayHaveWorked);
        assertThat(failed.failure().temporary()).isEqualTo(temporary);
    }

    @Test
    void showsACodeThatIsNotDocumented() throws IOException {
        var failed = failureOf(api -> api.task(7), json("{\"code\":77,\"message\":\"m\"}"));

        assertThat(failed.failure().error()).isEmpty();
        assertThat(failed.failure().code()).isEqualTo(77);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429 | ''                             | code 429",
                "429 | <html>429</html>               | code 429",
                "429 | {\"code\":1000}                  | code 429",
                "429 | {\"code\":429,\"message\":\"m\"}   | code 429 \"m\"",
                "200 | {\"code\":\"429\",\"message\":\"m\"} | code 429 \"m\""
            })
    void hearsThatCallsComeTooOften(int status, String body, String found) throws IOException {
        var failed = failureOf(api -> api.followOn(7, "13800138000"), http(status, body), json(DONE));

        assertThat(failed.arrivals()).isEqualTo(1);
        assertThat(failed.failure()).hasMessage("follow-on in task 7: " + found);
        assertThat(failed.failure().tooOften()).isTrue();
        assertThat(failed.failure().temporary()).isTrue();
        assertThat(failed.failure().mayHaveWorked()).isFalse();
    }

    @Test
    void repeatsAReadThatWasTurnedAwayForItsPace() throws IOException {
        try (var server = new ScriptedServer(
                http(429, "{\"code\":429,\"message\":\"slow down\"}"),
                json("{\"code\":1000,\"item\":{\"id\":7,\"status\":3}}"))) {
            assertThat(api(server.address()).task(7).state()).isEqualTo(TaskStatus.STOPPING);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                       | success without \"numbers\"",
                "{'numbers':null,'meta':{'record_size':5}}                | success without \"numbers\"",
                "{'numbers':[],'meta':{'record_size':5}}                  | 0 numbers, expected 5 as it says"
            })
    void takesNoPoolForEmptyThatDoesNotSaySo(String answer, String found) throws IOException {
        var body = answer.replace('\'', '"').replaceFirst("\\{", "{\"code\":1000" + (answer.length() > 2 ? "," : ""));
        var failed = failureOf(api -> api.numbers(7, 0), json(body));

        assertThat(failed.failure()).hasMessage("numbers of task 7: " + found);
    }

    @Test
    void putsThePoolsNumbersInTheOrderOfTheirIds() throws IOException {
        var page = "{\"code\":1000,\"numbers\":[{\"id\":9},{\"id\":4},{\"id\":8}],\"meta\":{\"record_size\":3}}";
        var none = "{\"code\":1000,\"numbers\":[],\"meta\":{\"record_size\":0}}";
        try (var server = new ScriptedServer(json(page), json(none))) {
            assertThat(api(server.address()).pool(7, 3).map(PooledNumber::id)).containsExactly(4L, 8L, 9L);
            assertThat(server.requests().get(1).query()).containsEntry("start_number_id", "9");
        }
    }

    @Test
    void takesNoListForEmptyThatDoesNotSaySo() throws IOException {
        var failed = failureOf(api -> api.tasks(1, 10), json(DONE));

        assertThat(failed.failure()).hasMessage("list of tasks: success without \"cc_ad_tasks\"");
    }

    @Test
    void missesTheTaskInAnAnswerWithoutOne() throws IOException {
        var failed = failureOf(api -> api.task(7), json("{\"code\":1000,\"item\":null}"));

        assertThat(failed.failure()).hasMessage("task 7: success without \"item\"");
    }

    @Test
    void saysWhatIsNotAsDocumentedWithoutRepeatingIt() throws IOException {
        var failed = failureOf(
                api -> api.numbers(7, 0),
                json("{\"code\":1000,\"numbers\":[{\"id\":{},\"cellphone\":\"13800138000\"}]}"));

        assertThat(failed.failure())
                .hasMessage("numbers of task 7: \"numbers\" is not as documented, expected PooledNumber");
    }

    @Test
    void missesTheIdOfANewTask() throws IOException {
        var failed = failureOf(api -> api.create(task("a")), json(DONE));

        assertThat(failed.failure()).hasMessage("create task: success without the task's id");
        assertThat(failed.failure().mayHaveWorked()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{id: 7, redial_guide: '1', redial_scene: null}              | 1 |",
                "{id: 7, redial_guide: [1, 2], redial_scene: ['phone_busy']} | 1,2 | phone_busy",
                "{id: '7'}                                                   | |"
            })
    void readsListsHoweverTheyAreWritten(String item, String guide, String scene) throws IOException {
        var body = "{\"code\":1000,\"item\":"
                + item.replaceAll("(\\w+):", "\"$1\":").replace('\'', '"') + "}";
        try (var server = new ScriptedServer(json(body))) {
            var task = api(server.address()).task(7);

            assertThat(task.id()).isEqualTo(7);
            assertThat(String.join(",", task.redialGuide())).isEqualTo(guide == null ? "" : guide);
            assertThat(String.join(",", task.redialScene())).isEqualTo(scene == null ? "" : scene);
        }
    }

    @ParameterizedTest
    @CsvSource({"total_entries", "total_count"})
    void findsTheNumberOfTasksUnderEitherName(String name) throws IOException {
        try (var server = new ScriptedServer(
                json("{\"code\":\"1000\",\"cc_ad_tasks\":[],\"meta\":{\"total_pages\":1,\"" + name + "\":12}}"))) {
            assertThat(api(server.address()).tasks(1, 10).totalTasks()).isEqualTo(12);
        }
    }

    // Pages as streams

    @Test
    void asksForAPageOnlyWhenTheOneBeforeIsUsedUp() {
        var asked = new ArrayList<Integer>();
        var api = new UnaskedApi() {
            @Override
            public CalloutTaskPage tasks(int page, int perPage) {
                asked.add(page);
                // One task was made meanwhile, so that page 2 begins with what page 1 ended with.
                return new CalloutTaskPage(List.of(listed(2L * page - 1), listed(2L * page + 1)), page, 3, 6);
            }
        };

        assertThat(api.tasks().limit(2).map(CalloutTask::id)).containsExactly(1L, 3L);
        assertThat(asked).containsExactly(1);
        assertThat(api.tasks().map(CalloutTask::id)).containsExactly(1L, 3L, 5L, 7L);
    }

    @Test
    void readsThePoolToItsEndWhateverTheSizeOfPages() {
        var asked = new ArrayList<Long>();
        var api = new UnaskedApi() {
            @Override
            public NumberPage numbers(long task, long startNumberId) {
                asked.add(startNumberId);
                return new NumberPage(IntStream.rangeClosed((int) startNumberId + 1, 7)
                        .limit(3)
                        .mapToObj(id -> PooledNumber.uncalled(id, "1"))
                        .toList());
            }
        };

        assertThat(api.pool(7, 1).map(PooledNumber::id)).containsExactly(2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(asked).containsExactly(1L, 4L, 7L);
    }

    @Test
    void breaksOffWhereThePoolRepeatsItself() {
        var api = new UnaskedApi() {
            @Override
            public NumberPage numbers(long task, long startNumberId) {
                return new NumberPage(List.of(PooledNumber.uncalled(5, "1")));
            }
        };

        var failure =
                catchThrowableOfType(ApiException.class, () -> api.pool(7, 0).count());

        assertThat(failure).hasMessage("numbers of task 7: id 5 after 5, expected rising ids");
    }

    private static CalloutTask listed(long id) {
        return new CalloutTask(
                id, "a", null, 1, null, null, 0, null, 2, 0, 0, 0, null, null, null, null, null, null, null);
    }

    // What is wrong before it is sent

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "' ' | 1 | 10 |               |       |    | the name is \" \", expected a text that is not blank",
                "a   | 5 | 10 |               |       |    | the task type is \"5\", expected 1 to 4",
                "a   | 1 | 0  |               |       |    | the priority is \"0\", expected 1 to 100",
                "a   | 1 | 10 | phone_busy,no |       |    | the recall policy is \"phone_busy,no\", expected one or more of"
                        + " customer_missed, agent_missed, customer_breakout, phone_outline, phone_busy, joined by commas",
                "a   | 1 | 10 | phone_busy    | 1,,2  |    | the recall interval is \"1,,2\", expected whole minutes joined"
                        + " by commas, such as 1,2,3",
                "a   | 1 | 10 | phone_busy    | 1,2   | 0  | the call limit is \"0\", expected a number of calls from 1"
            })
    void refusesWhatTheDocumentForbids(
            String name, int type, int priority, String recallPolicy, String interval, String limit, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NewTask(
                        name, null, type, 1, null, priority, null, recallPolicy, 0, interval, null, null, limit))
                .withMessage(message);
    }
}
