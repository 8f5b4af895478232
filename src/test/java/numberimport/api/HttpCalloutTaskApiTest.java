package numberimport.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static numberimport.api.ScriptedServer.brokenOff;
import static numberimport.api.ScriptedServer.http;
import static numberimport.api.ScriptedServer.json;
import static numberimport.api.ScriptedServer.kept;
import static numberimport.api.ScriptedServer.resetAfter;
import static numberimport.api.ScriptedServer.response;
import static numberimport.api.ScriptedServer.silent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.ServerSocket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import numberimport.SettableClock;
import numberimport.api.AddNumbersAnswer.Denied;
import numberimport.api.AddNumbersAnswer.Lost;
import numberimport.api.AddNumbersAnswer.NotSent;
import numberimport.api.AddNumbersAnswer.Taken;
import numberimport.api.AddNumbersAnswer.TooOften;
import numberimport.api.AddNumbersAnswer.Unreadable;
import numberimport.api.ScriptedServer.End;
import numberimport.api.ScriptedServer.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpCalloutTaskApiTest {

    private static final String EMAIL = "mail+marker@company.cn";
    private static final String TOKEN = "token-marker";
    private static final String PHONE = "13800138000";
    private static final String TAKEN =
            "{\"code\":1000,\"successful_count\":1,\"unsuccessful_count\":0,\"unsuccessful_numbers\":[]}";
    private static final String TASK =
            "{\"code\":1000,\"item\":{\"id\":16,\"name\":\"线索\",\"status\":2,\"customer_count\":300}}";

    private final SettableClock clock = new SettableClock("2026-11-23T12:00:00.900Z");
    private final CallStamp stamp = new CallStamp("nonce-of-the-attempt", Instant.parse("2026-11-23T11:59:58.700Z"));
    private final AtomicInteger written = new AtomicInteger();

    /** Far more than a busy machine needs; tests that wait for it to pass make it short. */
    private Duration readTimeout = Duration.ofSeconds(20);

    private CalloutTaskApi api(String address) {
        var account = ApiAccount.of(
                "default",
                "number-import.api",
                new ApiProperties(
                        address,
                        EMAIL,
                        TOKEN,
                        Duration.ofSeconds(1),
                        1,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        List.of(),
                        null));
        return HttpCalloutTaskApi.connect(account, readTimeout, clock);
    }

    private AddNumbersAnswer add(CalloutTaskApi api) {
        var body = new AddNumbersRequest(16, List.of(new NumberToAdd(PHONE, null, null, Map.of()))).toJson();
        return api.addNumbers(stamp, body, written::incrementAndGet);
    }

    /** What one sending brings from a server with this script; it must arrive once. */
    private AddNumbersAnswer add(Step... script) throws IOException {
        try (var server = new ScriptedServer(script)) {
            var answer = add(api(server.address()));
            assertThat(server.arrivals()).as("arrivals of add_numbers").isEqualTo(1);
            return answer;
        }
    }

    // The request

    @Test
    void signsAddNumbersExactlyAsStamped() throws IOException {
        try (var server = new ScriptedServer(json(TAKEN))) {
            add(api(server.address()));

            var request = server.requests().get(0);
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.path()).isEqualTo("/open_api_v1/cc_ad_tasks/add_numbers");
            assertThat(request.query())
                    .containsExactly(
                            Map.entry("email", EMAIL),
                            Map.entry("timestamp", "1795435198"),
                            Map.entry("sign", sign("1795435198", "nonce-of-the-attempt")),
                            Map.entry("nonce", "nonce-of-the-attempt"),
                            Map.entry("sign_version", "v2"));
            assertThat(request.headers())
                    .contains("email=mail%2Bmarker%40company.cn&")
                    .containsIgnoringCase("\r\nContent-Type: application/json\r\n");
            assertThat(written).hasValue(1);
        }
    }

    @Test
    void leavesAbsentFieldsOutOfTheBody() {
        var custom = new LinkedHashMap<String, String>();
        custom.put("城市", "北京");
        custom.put("age", "41");
        var request = new AddNumbersRequest(
                16,
                List.of(
                        new NumberToAdd("13800000001,13800000002", "张三", "VIP", custom),
                        new NumberToAdd("13800000003", null, null, Map.of())));

        assertThat(new String(request.toJson(), UTF_8))
                .isEqualTo("{\"id\":16,\"numbers\":[{\"cellphone\":\"13800000001,13800000002\",\"name\":\"张三\","
                        + "\"description\":\"VIP\",\"custom\":{\"城市\":\"北京\",\"age\":\"41\"}},"
                        + "{\"cellphone\":\"13800000003\"}]}");
    }

    @Test
    void sendsTheBytesAsTheyAre() throws IOException {
        var body = "{\"id\":16,\"numbers\":[{\"cellphone\":\"13800000001\",\"name\":\"张三😀\"}]}";
        try (var server = new ScriptedServer(json(TAKEN))) {
            api(server.address()).addNumbers(stamp, body.getBytes(UTF_8), () -> {});

            assertThatJson(server.requests().get(0).body()).isEqualTo(body);
        }
    }

    @Test
    void asksForATaskItsNumbersAndAllTasks() throws IOException {
        try (var server = new ScriptedServer(
                json(TASK),
                json("{\"code\":1000,\"numbers\":[{\"id\":7,\"cellphone\":\"" + PHONE + "\",\"name\":\"张三\","
                        + "\"description\":null,\"call_count\":0}],\"meta\":{\"max_number_id\":7}}"),
                json("{\"code\":\"1000\",\"cc_ad_tasks\":[{\"id\":16,\"name\":\"a\",\"status\":1,"
                        + "\"customer_count\":0}],\"meta\":{\"current_page\":2,\"total_pages\":3}}"),
                json(TASK))) {
            var api = api(server.address());

            assertThat(api.task(16)).isEqualTo(UnaskedApi.task(16, "线索", 2, 300));
            assertThat(api.numbers(16, 6))
                    .isEqualTo(new NumberPage(List.of(new PooledNumber(7, "张三", PHONE, null, 0, 0, 0))));
            assertThat(api.tasks(2, 50).totalPages()).isEqualTo(3);
            assertThat(api.task(16, new CallStamp("a-spent-nonce", stamp.signedAt()))
                            .id())
                    .isEqualTo(16);

            assertThat(server.requests())
                    .extracting(ScriptedServer.Request::method, ScriptedServer.Request::path)
                    .containsExactly(
                            tuple("GET", "/open_api_v1/cc_ad_tasks/16"),
                            tuple("GET", "/open_api_v1/cc_ad_tasks/numbers"),
                            tuple("GET", "/open_api_v1/cc_ad_tasks"),
                            tuple("GET", "/open_api_v1/cc_ad_tasks/16"));
            assertThat(server.requests().get(1).query())
                    .containsEntry("id", "16")
                    .containsEntry("start_number_id", "6");
            assertThat(server.requests().get(2).query())
                    .containsEntry("page", "2")
                    .containsEntry("per_page", "50");
            assertThat(server.requests().get(3).query()).containsEntry("nonce", "a-spent-nonce");
        }
    }

    @ParameterizedTest
    @CsvSource({"1, ENABLED", "2, CLOSED", "3, STOPPING", "0, OTHER", "4, OTHER", "\"2\", CLOSED", "null, OTHER"})
    void knowsATasksStatus(String wire, TaskStatus status) throws IOException {
        try (var server = new ScriptedServer(json("{\"code\":1000,\"item\":{\"id\":16,\"status\":" + wire + "}}"))) {
            assertThat(api(server.address()).task(16).state()).isEqualTo(status);
        }
    }

    // Answers

    @ParameterizedTest
    @ValueSource(strings = {"1000", "\"1000\""})
    void takesTheCodeAsNumberAndAsText(String code) throws IOException {
        var answer = add(json("{\"code\":" + code + ",\"successful_count\":\"298\",\"unsuccessful_count\":2,"
                + "\"unsuccessful_numbers\":[{\"cellphone\":\"1\",\"reason\":\"空号\"},{\"cellphone\":2}],\"new\":{}}"));

        assertThat(answer)
                .isEqualTo(new Taken(298, 2, List.of(new FailedNumber("1", "空号"), new FailedNumber("2", ""))));
    }

    @ParameterizedTest
    @ValueSource(strings = {",\"unsuccessful_numbers\":null", ",\"unsuccessful_numbers\":[]", ""})
    void takesAnAbsentListAsEmpty(String list) throws IOException {
        assertThat(add(json("{\"code\":1000,\"successful_count\":1,\"unsuccessful_count\":0" + list + "}")))
                .isEqualTo(new Taken(1, 0, List.of()));
    }

    @Test
    void givesAbsentCountsAsImpossibleOnes() throws IOException {
        assertThat(add(json("{\"code\":1000,\"unsuccessful_count\":null}"))).isEqualTo(new Taken(-1, -1, List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'code':501004,'message':'任务启动中'}                                | 任务启动中",
                "{'code':501004,'code_message':'m'}                                   | m",
                "{'code':501004,'exception:message':'m'}                              | m",
                "{'code':501004,'exception':'m'}                                      | m",
                "{'code':501004,'exception':{'class':'X','message':'m'}}              | m",
                "{'code':'501004','message':'m','exception':{'message':'detail'}}     | m: detail",
                "{'code':501004,'message':'m','code_message':'m','exception':null}    | m",
                "{'code':501004,'message':null}                                       | ``"
            })
    void findsTheMessageInWhicheverFieldItStands(String answer, String text) throws IOException {
        assertThat(add(json(answer.replace('\'', '"')))).isEqualTo(new Denied(501004, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "null", "\"OK\"", "{}", "[1000]", "4294968296", "1000.5"})
    void takesNothingElseForTheCodeOfSuccess(String code) throws IOException {
        assertThat(add(json("{\"code\":" + code + ",\"successful_count\":1,\"unsuccessful_count\":0}")))
                .isInstanceOf(Denied.class);
    }

    @Test
    void readsPastAByteOrderMark() throws IOException {
        assertThat(add(json("\uFEFF" + TAKEN))).isEqualTo(new Taken(1, 0, List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<html><body>502</body></html>", "[]", "1000", "null", "{\"successful_count\":1}", "{}{}"})
    void cantReadWhatIsNoObjectWithACode(String body) throws IOException {
        assertThat(add(json(body))).isEqualTo(new Unreadable(200, "HTTP 200 with " + body.length() + " characters"));
    }

    @ParameterizedTest
    @CsvSource({"200, 501004, true", "400, 501004, true", "403, 2059, true", "404, 404, false", "500, 501004, false"})
    void readsADocumentedRefusalWithTheStatusOfAClientsErrorToo(int status, int code, boolean read) throws IOException {
        assertThat(add(http(status, "{\"code\":" + code + ",\"message\":\"no\"}")) instanceof Denied)
                .isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 302, 400, 401, 404, 500, 502, 503, 504})
    void cantReadAnyOtherStatusWhateverItsBodySays(int status) throws IOException {
        assertThat(add(http(status, TAKEN)))
                .isEqualTo(new Unreadable(status, "HTTP " + status + " with " + TAKEN.length() + " characters"));
    }

    @Test
    void hearsThatCallsComeTooOften() throws IOException {
        assertThat(add(http(429, TAKEN))).isEqualTo(new TooOften(Optional.empty()));
        assertThat(add(json("{\"code\":429,\"message\":\"slow down\"}"))).isEqualTo(new TooOften(Optional.empty()));
        assertThat(add(new Step(-1, response(429, "Retry-After: 7\r\n", ""), End.CLOSE)))
                .isEqualTo(new TooOften(Optional.of(Duration.ofSeconds(7))));
        assertThat(add(new Step(-1, response(429, "Retry-After: soon\r\n", ""), End.CLOSE)))
                .isEqualTo(new TooOften(Optional.empty()));
    }

    @Test
    void followsNoRedirect() throws IOException {
        for (var status : List.of(301, 302, 303, 307, 308)) {
            var elsewhere = "Location: /open_api_v1/elsewhere\r\nConnection: close\r\n";

            assertThat(add(new Step(-1, response(status, elsewhere, ""), End.CLOSE)))
                    .isEqualTo(new Unreadable(status, "HTTP " + status + " with 0 characters"));
        }
    }

    @Test
    void cantReadAnAnswerThatWasCutAnywhere() throws IOException {
        for (int length = 0; length < TAKEN.length(); length++) {
            assertThat(add(json(TAKEN.substring(0, length))))
                    .isEqualTo(new Unreadable(200, "HTTP 200 with " + length + " characters"));
        }
    }

    // No answer

    @Test
    void losesAnAnswerThatBreaksOffAnywhere() throws IOException {
        for (int length = 0; length < TAKEN.length(); length++) {
            assertThat(add(brokenOff(TAKEN, length))).isInstanceOf(Lost.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 400})
    void losesTheAnswerWhenTheConnectionIsResetWithinTheRequest(int bytes) throws IOException {
        assertThat(add(resetAfter(bytes))).isInstanceOf(Lost.class);
    }

    @Test
    void arrivesAtMostOnceWhenAConnectionIsResetBeforeTheRequest() throws IOException {
        try (var server = new ScriptedServer(resetAfter(0))) {
            // The client may take that for a connection that was never made, and make another.
            assertThat(add(api(server.address()))).isInstanceOf(Lost.class);
            assertThat(server.arrivals()).isLessThanOrEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET", "CLOSE", "HANG"})
    void losesTheAnswerWhenNoneComes(End end) throws IOException {
        readTimeout = Duration.ofSeconds(1);
        assertThat(add(silent(end))).isInstanceOf(Lost.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.2",
                "HTTP/1.1 -200 OK",
                "HTTP/1.1 200 OK\r\nContent-Length: five",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz"
            })
    void losesAnAnswerThatMakesNoSense(String head) throws IOException {
        assertThat(add(new Step(-1, (head + "\r\n\r\n").getBytes(UTF_8), End.CLOSE)))
                .isInstanceOf(Lost.class);
    }

    @Test
    void losesAnAnswerThatNeverEnds() throws IOException {
        readTimeout = Duration.ofSeconds(1);
        var head = "HTTP/1.1 200 OK\r\nContent-Length: 9999999999\r\n\r\n{".getBytes(UTF_8);

        assertThat(add(new Step(-1, head, End.HANG))).isInstanceOf(Lost.class);
    }

    @Test
    void hangsUpOnAnAnswerThatIsTooLarge() throws Exception {
        var head = "HTTP/1.1 200 OK\r\nContent-Length: 9999999999\r\n\r\n".getBytes(UTF_8);
        try (var server = new ScriptedServer(new Step(-1, head, End.ENDLESS))) {
            assertThat(add(api(server.address())))
                    .isEqualTo(new Lost("IOException (the answer is larger than 4194304 bytes)"));

            assertThat(server.hungUp().await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(server.arrivals()).isEqualTo(1);
        }
    }

    @Test
    void sendsOnceOverAKeptConnectionThatBreaks() throws IOException {
        for (var step : List.of(silent(End.RESET), silent(End.CLOSE), resetAfter(1))) {
            try (var server = new ScriptedServer(kept(TASK), step, json(TAKEN))) {
                var api = api(server.address());
                api.task(16);

                assertThat(add(api)).isInstanceOf(Lost.class);
                assertThat(server.arrivals()).as("one read and one add_numbers").isEqualTo(2);
            }
        }
    }

    @Test
    void hasNotSentWhatFoundNoConnection() throws IOException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }

        assertThat(add(api("http://127.0.0.1:" + port + "/open_api_v1")))
                .isInstanceOfSatisfying(
                        NotSent.class, answer -> assertThat(answer.why()).startsWith("ConnectException"));
        assertThat(written).hasValue(0);
    }

    // Reads

    @Test
    void signsEveryTryOfAReadAnew() throws IOException {
        try (var server = new ScriptedServer(http(503, ""), json(TASK))) {
            api(server.address()).task(16);

            var queries = server.requests().stream()
                    .map(ScriptedServer.Request::query)
                    .toList();
            assertThat(queries).hasSize(2).allSatisfy(query -> {
                assertThat(query.get("sign"))
                        .isEqualTo(sign(query.getOrDefault("timestamp", ""), query.getOrDefault("nonce", "")));
                assertThat(query.get("nonce")).isNotBlank();
            });
            assertThat(queries).extracting(query -> query.get("nonce")).doesNotHaveDuplicates();
            assertThat(queries).extracting(query -> query.get("sign")).doesNotHaveDuplicates();
        }
    }

    @Test
    void spendsTheNonceOfAnAttemptOnlyOnce() throws IOException {
        try (var server = new ScriptedServer(http(503, ""), json(TASK))) {
            var failure = catchThrowableOfType(
                    ApiException.class, () -> api(server.address()).task(16, new CallStamp("n", stamp.signedAt())));

            assertThat(failure).hasMessage("task 16: HTTP 503 with 0 characters, expected JSON with a code");
            assertThat(server.arrivals()).isEqualTo(1);
        }
    }

    @Test
    void carriesTheCodeOfAReadThatWasTurnedAway() throws IOException {
        try (var server = new ScriptedServer(json("{\"code\":20623,\"message\":\"nonce\"}"))) {
            var failure = catchThrowableOfType(
                    ApiException.class, () -> api(server.address()).task(16, new CallStamp("n", stamp.signedAt())));

            assertThat(failure).hasMessage("task 16: code 20623 \"nonce\"");
            assertThat(failure.is(ApiError.NONCE_USED)).isTrue();
            assertThat(failure.temporary()).isFalse();
        }
    }

    @Test
    void followsTheServersClock() throws IOException {
        var date = "Date: Mon, 23 Nov 2026 12:05:00 GMT\r\nConnection: close\r\n";
        try (var server = new ScriptedServer(new Step(-1, response(200, date, TASK), End.CLOSE), json(TASK))) {
            var api = api(server.address());
            api.task(16);
            assertThat(api.serverTime()).isEqualTo(Instant.parse("2026-11-23T12:05:00Z"));

            api.task(16);
            assertThat(server.requests().get(1).query()).containsEntry("timestamp", "1795435500");
        }
    }

    // Secrets

    @Test
    void saysNeitherSecretsNorNumbersWhenSomethingFails() throws IOException {
        var echo = "{\"code\":2000,\"message\":\"bad " + PHONE + " at /x?email=" + EMAIL
                + "&sign=SIGN-marker&nonce=n for " + EMAIL + "\"}";
        var said = new ArrayList<String>();
        var head = ("HTTP/1.1 200 OK\r\nContent-Length: " + echo + "\r\n\r\n").getBytes(UTF_8);
        for (var step : List.of(
                json(echo),
                http(500, echo),
                silent(End.CLOSE),
                brokenOff(echo, 40),
                new Step(-1, (echo + "\r\n\r\n").getBytes(UTF_8), End.CLOSE),
                new Step(-1, head, End.CLOSE))) {
            try (var server = new ScriptedServer(step)) {
                said.add(add(api(server.address())).toString());
            }
            try (var server = new ScriptedServer(step)) {
                var failure = catchThrowableOfType(
                        ApiException.class, () -> api(server.address()).task(16, new CallStamp("n", stamp.signedAt())));
                said.add(failure + failure.found());
                assertThat(failure).hasNoCause();
            }
        }

        assertThat(String.join("\n", said))
                .contains("code 2000 \"bad ***")
                .doesNotContain(PHONE, EMAIL, "mail%2Bmarker", TOKEN, "SIGN-marker");
    }

    private static String sign(String timestamp, String nonce) {
        var text = EMAIL + "&" + TOKEN + "&" + timestamp + "&" + nonce + "&v2";
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
