package numberimport.sandbox;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every fault as a real client meets it, and what it leaves behind in the pool and in the book. */
@Timeout(30)
class SaboteurTest {

    private static final String ADD = "/cc_ad_tasks/add_numbers";
    private static final String THREE_NUMBERS = """
            {"id": 1, "numbers": [{"cellphone": "13223004567"}, {"cellphone": "13223004568"}, {"cellphone": "13223004569"}]}""";
    private static final String IMPORTED =
            "{code: 1000, successful_count: 3, unsuccessful_count: 0, unsuccessful_numbers: []}";

    private final SandboxServer sandbox = SandboxServer.start(
            SandboxOptions.defaults().withMinGap(Duration.ZERO).withCallsPerMinute(0));
    private final TestCaller caller = new TestCaller(sandbox);

    SaboteurTest() {
        sandbox.createTask("Spring campaign", TaskStatus.DISABLED);
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 429, 500, 503})
    void answersAnHttpErrorWithoutEverAdmittingTheCall(int status) throws Exception {
        sandbox.inject(Fault.parse("1:" + status));

        var response = add("n-1");

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertNothingArrived(status);
    }

    @Test
    void dropsTheConnectionBeforeTheCallIsAdmitted() throws Exception {
        sandbox.inject(Fault.parse("1:drop"));

        assertConnectionLost();

        assertNothingArrived(0);
    }

    @Test
    void dropsTheConnectionOfALargeCallToo() {
        sandbox.inject(Fault.parse("1:drop"));
        var large = THREE_NUMBERS.replace("]", ", {\"description\": \"" + "x".repeat(4_000_000) + "\"}]");

        assertThatIOException()
                .isThrownBy(() -> caller.exchange(ADD, large))
                .withMessage("HTTP/1.1 header parser received no bytes");
    }

    @Test
    void answersAPageInPlaceOfTheApi() throws Exception {
        sandbox.inject(Fault.parse("1:html"));

        var response = add("n-1");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(response.body()).isEqualTo("<!doctype html><title>Please log in</title><h1>Please log in</h1>\n");
        assertNothingArrived(200);
    }

    @Test
    void redirectsElsewhere() throws Exception {
        sandbox.inject(Fault.parse("1:redirect"));

        var response = add("n-1");

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location")).contains("/login");
        assertNothingArrived(302);
    }

    @Test
    void appliesAndThenAnswersAnHttpError() throws Exception {
        sandbox.inject(Fault.parse("1:apply-then-500"));

        var response = add("n-1");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).doesNotContain("1000");
        assertAdmitted(3, 500);
    }

    @Test
    void appliesAndThenDropsTheConnection() throws Exception {
        sandbox.inject(Fault.parse("1:apply-then-drop"));

        assertConnectionLost();

        assertAdmitted(3, 0);
    }

    @Test
    void appliesPartlyAndThenDropsTheConnection() throws Exception {
        sandbox.inject(Fault.parse("1:apply-2-then-drop"));

        assertConnectionLost();

        assertAdmitted(2, 0);
        assertThat(sandbox.pool(1)).extracting(PooledNumber::cellphone).containsExactly("13223004567", "13223004568");
    }

    @Test
    void usesUpTheNonceWithoutApplyingAnything() throws Exception {
        sandbox.inject(Fault.parse("1:apply-0-then-drop"));

        assertConnectionLost();

        assertAdmitted(0, 0);
    }

    @Test
    void breaksOffInTheMiddleOfTheAnswer() throws Exception {
        sandbox.inject(Fault.parse("1:half-answer"));

        assertThatIOException()
                .isThrownBy(() -> add("n-1"))
                .withMessageContaining("fixed content-length: 83, bytes received: 41");

        assertAdmitted(3, 0);
    }

    @Test
    void rejectsTheWholeCallWithAnyCode() throws Exception {
        sandbox.inject(Fault.parse("1:reject-all=2000"));

        var response = add("n-1");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThatJson(response.body()).isEqualTo("{code: 2000, message: 'Rejected'}");
        assertAdmitted(0, 2000);
    }

    @Test
    void answersCountsThatDoNotAddUp() throws Exception {
        sandbox.inject(Fault.parse("1:count-lie"));

        assertThatJson(add("n-1").body()).isEqualTo(IMPORTED.replace("successful_count: 3", "successful_count: 4"));
        assertAdmitted(3, 1000);
    }

    @Test
    void answersAfterTheDelay() throws Exception {
        sandbox.inject(Fault.parse("1:slow=300ms"));
        var start = System.nanoTime();

        assertThatJson(add("n-1").body()).isEqualTo(IMPORTED);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertAdmitted(3, 1000);
    }

    @Test
    void appliesAtOnceWhatItAnswersSlowly() throws Exception {
        sandbox.inject(Fault.parse("1:slow=1m"));
        var request = caller.request(ADD, caller.signature("n-1"))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofMillis(300))
                .POST(HttpRequest.BodyPublishers.ofString(THREE_NUMBERS));

        assertThatExceptionOfType(HttpTimeoutException.class).isThrownBy(() -> caller.send(request));

        await().untilAsserted(() -> assertThat(sandbox.pool(1)).hasSize(3));
    }

    @Test
    void answersAtOnceWhenItStops() throws Exception {
        sandbox.inject(Fault.parse("1:slow=1m"));
        var answer = CompletableFuture.supplyAsync(() -> addUnchecked("n-1"));
        await().untilAsserted(() -> assertThat(sandbox.pool(1)).hasSize(3));
        assertThat(answer).isNotDone();

        sandbox.close();

        assertThat(answer.get().statusCode()).isEqualTo(200);
    }

    @Test
    void admitsALateCallWhenItClosesTheConnection() throws Exception {
        sandbox.inject(Fault.parse("1:late=1m"));

        assertConnectionLost();

        assertAdmitted(0, 0);
    }

    @Test
    void appliesALateCallInTheEnd() throws Exception {
        sandbox.inject(Fault.parse("1:late=50ms"));

        assertConnectionLost();

        await().untilAsserted(
                        () -> assertThat(sandbox.arrivals().get(0).applied()).isEqualTo(3));
        assertAdmitted(3, 0);
    }

    @Test
    void admitsNothingOfAHeldBackCallWhenItClosesTheConnection() throws Exception {
        sandbox.inject(Fault.parse("1:hold=1m"));

        assertConnectionLost();

        assertNothingArrived(0);
    }

    @Test
    void admitsAHeldBackCallInTheEnd() throws Exception {
        sandbox.inject(Fault.parse("1:hold=50ms"));

        assertConnectionLost();

        await().untilAsserted(
                        () -> assertThat(sandbox.arrivals().get(0).applied()).isEqualTo(3));
        assertAdmitted(3, 0);
    }

    @Test
    void appliesNothingOfAHeldBackCallWithAWrongSignature() throws Exception {
        sandbox.inject(Fault.parse("1:hold=1ms"));
        sandbox.inject(Fault.parse("2:hold=50ms"));
        var wrong = new HashMap<>(caller.signature("n-1"));
        wrong.put("sign", "0".repeat(64));

        assertThatIOException().isThrownBy(() -> caller.exchange(ADD, THREE_NUMBERS, wrong));
        assertConnectionLost();

        // One thread plays the held back calls in order, so that the first is over when the second is.
        await().untilAsserted(
                        () -> assertThat(sandbox.arrivals().get(1).applied()).isEqualTo(3));
        assertThat(sandbox.arrivals().get(0).admitted()).isFalse();
        assertThat(sandbox.pool(1)).hasSize(3);
    }

    @Test
    void spoilsOtherEndpointsToo() throws Exception {
        sandbox.inject(Fault.parse("numbers@2:503"));

        assertThatJson(caller.get("/cc_ad_tasks/numbers?id=1")).node("code").isEqualTo(1000);
        assertThatJson(add("n-1").body()).isEqualTo(IMPORTED);
        assertThat(caller.get("/cc_ad_tasks/numbers?id=1")).contains("<h1>Error 503</h1>");
        assertThatJson(caller.get("/cc_ad_tasks/numbers?id=1"))
                .node("meta.record_size")
                .isEqualTo(3);
    }

    @Test
    void rejectsACallToAnotherEndpointWithoutItsEffect() throws Exception {
        sandbox.inject(Fault.parse("open@1:reject-all=2000"));

        assertThatJson(caller.post("/cc_ad_tasks/1/open", "{\"open\": true}"))
                .node("code")
                .isEqualTo(2000);

        assertThatJson(caller.get("/cc_ad_tasks/1")).node("item.status").isEqualTo(2);
    }

    @Test
    void playsTheFirstOfTwoFaultsThatMeet() throws Exception {
        sandbox.inject(Fault.parse("all:503"));
        sandbox.inject(Fault.parse("1:500"));

        assertThat(add("n-1").statusCode()).isEqualTo(503);
    }

    private HttpResponse<String> add(String nonce) throws IOException, InterruptedException {
        return caller.exchange(ADD, THREE_NUMBERS, caller.signature(nonce));
    }

    private HttpResponse<String> addUnchecked(String nonce) {
        try {
            return add(nonce);
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void assertConnectionLost() {
        assertThatIOException()
                .isThrownBy(() -> add("n-1"))
                .isNotInstanceOf(HttpTimeoutException.class)
                .withMessageContaining("HTTP/1.1 header parser received no bytes");
    }

    /** The call left no trace: its nonce is still good, and so the same call goes through now. */
    private void assertNothingArrived(int code) throws Exception {
        assertThat(sandbox.arrivals())
                .singleElement()
                .extracting(Arrival::admitted, Arrival::code, Arrival::applied)
                .containsExactly(false, code, 0);
        assertThat(sandbox.pool(1)).isEmpty();
        assertThatJson(add("n-1").body()).isEqualTo(IMPORTED);
    }

    /** The call has used up its nonce. */
    private void assertAdmitted(int applied, int code) throws Exception {
        assertThat(sandbox.arrivals())
                .singleElement()
                .extracting(Arrival::admitted, Arrival::code, Arrival::applied)
                .containsExactly(true, code, applied);
        assertThat(sandbox.pool(1)).hasSize(applied);
        assertThatJson(caller.get("/cc_ad_tasks/1", caller.signature("n-1")))
                .node("code")
                .isEqualTo(20623);
    }
}
