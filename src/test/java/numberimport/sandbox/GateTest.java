package numberimport.sandbox;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import numberimport.SettableClock;
import numberimport.sandbox.store.Companies;
import numberimport.sandbox.store.Database;
import numberimport.sandbox.store.Nonces;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {

    private static final String TASK = "/cc_ad_tasks/1";
    private static final String OK = "1000";

    private final SettableClock clock = new SettableClock("2026-03-01T08:00:00Z");
    private final SandboxServer sandbox =
            SandboxServer.start(SandboxOptions.defaults().withClock(clock));
    private final TestCaller caller = new TestCaller(sandbox, clock);

    GateTest() {
        sandbox.createTask("Spring campaign", TaskStatus.DISABLED);
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void agreesWithTheKnownVector() {
        assertThat(
                        TestCaller.sha256(
                                "admin@udesk.cn&00000000-0000-4000-8000-000000000001&1494474404&2d931510-d99f-494a-8c67-87feb05e1594&v2"))
                .isEqualTo("bb7d193715d7491a7075c0b2d6e0cfd0c2b6acbfb99b3fc4e9d6aa8d2367050f");
        var known = new Signature(
                "admin@udesk.cn",
                "1494474404",
                "2d931510-d99f-494a-8c67-87feb05e1594",
                "v2",
                "bb7d193715d7491a7075c0b2d6e0cfd0c2b6acbfb99b3fc4e9d6aa8d2367050f");

        known.require(Optional.of("00000000-0000-4000-8000-000000000001"), Instant.ofEpochSecond(1_494_474_404));
    }

    @Test
    void admitsARightlySignedCall() throws Exception {
        assertCode(caller.signature(), OK);
        assertThat(sandbox.arrivals()).singleElement().satisfies(arrival -> {
            assertThat(arrival.admitted()).isTrue();
            assertThat(arrival.code()).isEqualTo(1000);
        });
    }

    @Test
    void notesTheStatusOfACallThatFailedAfterItWasAdmitted() throws Exception {
        var response = caller.send(caller.request(TASK, caller.signature())
                .header("Accept", "text/csv")
                .GET());

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(sandbox.arrivals()).singleElement().satisfies(arrival -> {
            assertThat(arrival.admitted()).isTrue();
            assertThat(arrival.code()).isEqualTo(500);
        });
    }

    @Test
    void refusesAWrongTokenAndSaysSoInTheEnvelope() throws Exception {
        var response = caller.send(
                caller.request(TASK, TestCaller.signature(sandbox.email(), "another token", "n-1", seconds(0)))
                        .GET());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThatJson(response.body()).isEqualTo("{code: 2059, message: 'open api签名不对'}");
        assertThat(sandbox.arrivals()).singleElement().satisfies(arrival -> {
            assertThat(arrival.admitted()).isFalse();
            assertThat(arrival.code()).isEqualTo(2059);
            assertThat(arrival.nonce()).isEqualTo("n-1");
        });
    }

    @Test
    void refusesAnUnknownEmail() throws Exception {
        assertCode(TestCaller.signature("someone@else.example", sandbox.token(), "n-1", seconds(0)), "2059");
    }

    @Test
    void refusesAnotherSignVersion() throws Exception {
        var sign = TestCaller.sha256(sandbox.email() + "&" + sandbox.token() + "&" + seconds(0) + "&n-1&v1");

        assertCode(with(with(caller.signature("n-1"), "sign_version", "v1"), "sign", sign), "2059");
    }

    @Test
    void refusesACallWithoutSign() throws Exception {
        var unsigned = new HashMap<>(caller.signature());
        unsigned.remove("sign");

        assertCode(unsigned, "2059");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "-5", "1494474404.5"})
    void refusesATimestampThatIsNotInUnixSeconds(String timestamp) throws Exception {
        assertCode(caller.signature("n-1", timestamp), "20621");
    }

    @Test
    void refusesACallWithoutTimestamp() throws Exception {
        var undated = new HashMap<>(caller.signature());
        undated.remove("timestamp");

        assertCode(undated, "20621");
    }

    @ParameterizedTest
    @ValueSource(ints = {-301, 301})
    void refusesATimestampMoreThanFiveMinutesOff(int seconds) throws Exception {
        assertCode(caller.signature("n-1", seconds(seconds)), "20622");
    }

    @ParameterizedTest
    @ValueSource(ints = {-300, 300})
    void admitsATimestampFiveMinutesOff(int seconds) throws Exception {
        assertCode(caller.signature("n-1", seconds(seconds)), OK);
    }

    @Test
    void refusesAnEmptyNonce() throws Exception {
        assertCode(caller.signature(""), "20624");
    }

    @Test
    void admitsANonceOnceAcrossAllEndpointsAndTimestamps() throws Exception {
        assertCode(caller.signature("n-1"), OK);

        assertCode(caller.signature("n-1"), "20623");
        assertCode(caller.signature("n-1", seconds(-60)), "20623");
        assertThatJson(caller.get("/cc_ad_tasks", caller.signature("n-1")))
                .node("code")
                .isEqualTo(20623);
    }

    @Test
    void forgetsANonceAfterFifteenMinutes() throws Exception {
        assertCode(caller.signature("n-1"), OK);

        clock.advance(Duration.ofSeconds(899));
        assertCode(caller.signature("n-1"), "20623");
        clock.advance(Duration.ofSeconds(1));
        assertCode(caller.signature("n-1"), OK);
    }

    @Test
    void doesNotUseUpTheNonceOfACallThatIsWronglySignedOrTooOld() throws Exception {
        assertCode(with(caller.signature("n-1"), "sign", "0".repeat(64)), "2059");
        assertCode(caller.signature("n-1", seconds(-301)), "20622");

        assertCode(caller.signature("n-1"), OK);
    }

    @Test
    void countsAUsedNonceOnAnImportAsAViolationButNotOnARead() throws Exception {
        var body = "{\"id\": 1, \"numbers\": [{\"cellphone\": \"13223004567\"}]}";
        caller.post("/cc_ad_tasks/add_numbers", body, caller.signature("n-1"));
        caller.get(TASK, caller.signature("n-1"));
        assertThat(sandbox.violations()).isEmpty();

        clock.advance(Duration.ofSeconds(1));
        assertThatJson(caller.post("/cc_ad_tasks/add_numbers", body, caller.signature("n-1")))
                .node("code")
                .isEqualTo(20623);
        assertThat(sandbox.violations())
                .containsExactly("add_numbers: request 3 came with a nonce that was used before.");
        assertThat(sandbox.pool(1)).hasSize(1);
    }

    @Test
    void doesNotBlameAnImportForANonceThatALaterRequestHasUsed() {
        try (var database = Database.temporary(WebServer.FOLDER_PREFIX)) {
            var companies = new Companies(database);
            var company = companies.add(BuiltIn.other());
            var visitors = new VisitorBook(SandboxOptions.defaults());
            var gate = new Gate(Clock.systemUTC(), companies, new Nonces(database), visitors);
            var heldBack = visitors.enter("POST", Endpoint.ROOT + "/cc_ad_tasks/add_numbers", company.email());
            var later = visitors.enter("GET", Endpoint.ROOT + TASK, company.email());
            var now = String.valueOf(Clock.systemUTC().instant().getEpochSecond());
            var signed = TestCaller.signature(company.email(), company.token(), "n-1", now);
            var signature = new Signature(company.email(), now, "n-1", "v2", signed.getOrDefault("sign", ""));

            gate.admit(later, signature);

            assertThatExceptionOfType(RefusedCallException.class)
                    .isThrownBy(() -> gate.admit(heldBack, signature))
                    .extracting(RefusedCallException::error)
                    .isEqualTo(ApiError.NONCE_USED);
            assertThat(visitors.violations()).isEmpty();
        }
    }

    @Test
    void refusesAnImportThatComesTooSoonAndAppliesNothingOfIt() throws Exception {
        var body = "{\"id\": 1, \"numbers\": [{\"cellphone\": \"13223004567\"}]}";
        caller.post("/cc_ad_tasks/add_numbers", body);
        clock.advance(Duration.ofMillis(999));

        var response = caller.exchange("/cc_ad_tasks/add_numbers", body);

        var breach = "requests 1 and 2 came 999 ms apart, expected at least 1000 ms.";
        assertThat(response.statusCode()).isEqualTo(429);
        assertThatJson(response.body())
                .isEqualTo("{code: 429, message: 'Too many requests', exception: {message: '" + breach + "'}}");
        assertThat(sandbox.violations()).containsExactly("add_numbers: " + breach);
        assertThat(sandbox.pool(1)).hasSize(1);
        assertThat(sandbox.arrivals().get(1).applied()).isZero();
    }

    @Test
    void admitsSixtyCallsAMinuteAtEachOtherEndpoint() throws Exception {
        for (var call = 0; call < 60; call++) {
            assertCode(caller.signature(), OK);
        }
        assertThat(sandbox.violations()).isEmpty();

        assertCode(caller.signature(), "429");
        assertThatJson(caller.get("/cc_ad_tasks")).node("code").isEqualTo("\"1000\"");
        assertThat(sandbox.violations())
                .containsExactly("show: request 61 was call 61 within a minute, expected at most 60.");
        clock.advance(Duration.ofMinutes(1));
        assertCode(caller.signature(), OK);
    }

    private void assertCode(Map<String, String> signature, String code) throws Exception {
        assertThatJson(caller.get(TASK, signature)).node("code").isEqualTo(code);
    }

    private String seconds(int offset) {
        return String.valueOf(clock.instant().getEpochSecond() + offset);
    }

    private static Map<String, String> with(Map<String, String> signature, String parameter, String value) {
        var changed = new HashMap<>(signature);
        changed.put(parameter, value);
        return changed;
    }
}
