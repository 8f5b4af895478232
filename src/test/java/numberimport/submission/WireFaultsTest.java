package numberimport.submission;

import static numberimport.submission.Fault.appliedAfter;
import static numberimport.submission.Fault.appliedInPart;
import static numberimport.submission.Fault.deliveredAfter;
import static numberimport.submission.Fault.deliveredTwice;
import static numberimport.submission.Fault.drip;
import static numberimport.submission.Fault.ignored;
import static numberimport.submission.Fault.none;
import static numberimport.submission.Fault.resetWithin;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import numberimport.ledger.DatabaseAddress;
import numberimport.ledger.ImportLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The whole sending path over real connections: whatever befalls one sending at the wire, every number is in the pool once, the
 * ledger knows it, nothing arrived twice, and the run comes to its end.
 */
class WireFaultsTest {

    private static final Duration READ_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration LATE = Duration.ofMillis(1300);
    private static final List<Integer> SIZES = List.of(3, 2, 2);

    private static final List<String> BODIES = List.of(
            "",
            " ",
            "null",
            "[]",
            "{}",
            "{\"code\":1000",
            "{\"code\":1000}",
            "{\"code\":\"\"}",
            "\u0000",
            "{\"code\":1000,\"successful_count\":99,\"unsuccessful_count\":0}",
            "{\"code\":1000,\"successful_count\":-1,\"unsuccessful_count\":4,\"unsuccessful_numbers\":[1,2,3,4]}",
            "{\"code\":1000,\"successful_count\":0,\"unsuccessful_count\":0,\"unsuccessful_numbers\":null}",
            "{\"code\":1000,\"successful_count\":1,\"unsuccessful_count\":1,\"unsuccessful_numbers\":[{\"cellphone\":\"13700000000\"}]}",
            "{\"code\":1000,\"successful_count\":\"many\",\"unsuccessful_count\":{}}");

    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final List<String> GARBAGE = List.of(
            "\u0016\u0003\u0001\u0002",
            "SSH-2.0-OpenSSH_9.2\r\n",
            "\r\n\r\n",
            "HTTP/1.1\r\n\r\n",
            "HTTP/1.1 abc OK\r\n\r\n",
            "HTTP/1.1 99999999999 OK\r\n\r\n",
            "HTTP/1.1 -200 OK\r\n\r\n",
            "HTTP/9.9 200 OK\r\n\r\n",
            OK + ": nothing\r\n\r\n",
            OK + "no colon\r\n\r\n",
            OK + "\u0000\u0001: \u0002\r\n\r\n",
            OK + "Content-Length: -5\r\n\r\n{}",
            OK + "Content-Length: five\r\n\r\n{}",
            OK + "Content-Length: \r\n\r\n{}",
            OK + "Content-Length: 99999999999999999999\r\n\r\n{}",
            OK + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
            OK + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}",
            OK + "Transfer-Encoding: chunked\r\n\r\n-1\r\n{}",
            OK + "Transfer-Encoding: chunked\r\n\r\nfffffffff\r\n{}",
            OK + "Transfer-Encoding: magic\r\n\r\n{}",
            "HTTP/1.1 204 No Content\r\n\r\n",
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n",
            "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 407 Proxy\r\nContent-Length: 0\r\n\r\n");

    private static ImportLedger ledger;

    @BeforeAll
    static void open() {
        ledger = ImportLedger.open(new DatabaseAddress("jdbc:h2:mem:wire;WRITE_DELAY=0", "sa", ""));
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    /** Each fault befalls the first sending, and one after a sending that went well and among others that overlap it. */
    private static void survives(Map<String, Fault> faults) throws InterruptedException {
        var scenarios = new Scenarios();
        faults.forEach((name, fault) -> {
            scenarios.add(name + ", first", () -> runToItsEnd(1, fault));
            scenarios.add(name + ", among others", () -> runToItsEnd(3, none(), fault));
        });
        scenarios.run();
    }

    private static void runToItsEnd(int inFlight, Fault... faults) throws InterruptedException {
        try (var world = WireWorld.virtual(ledger, SIZES, faults)) {
            world.judgeDone(world.send(inFlight, READ_TIMEOUT));
        }
    }

    @Test
    void survivesWhatBefallsTheConnection() throws InterruptedException {
        var faults = new LinkedHashMap<String, Fault>();
        for (var bytes : List.of(0, 1, 4, 5, 60, 200, 300, 400, 420, 440, 460, 480, 500, 520)) {
            faults.put("reset within the request after " + bytes, resetWithin(bytes));
        }
        faults.put("applied, reset without an answer", none().unanswered().parting(Fault::reset));
        faults.put("applied, closed without an answer", none().unanswered());
        faults.put("ignored, reset without an answer", ignored().unanswered().parting(Fault::reset));
        faults.put("applied in part, closed", appliedInPart(1).unanswered());
        faults.put("admitted, not applied, reset", appliedInPart(0).unanswered().parting(Fault::reset));
        faults.put("kept, then closed", none().answered(HttpBytes::kept));
        faults.put("kept, then reset", none().answered(HttpBytes::kept).parting(Fault::reset));
        survives(faults);
    }

    @Test
    void survivesWhatTheServerAnswersInstead() throws InterruptedException {
        var faults = new LinkedHashMap<String, Fault>();
        for (var status : List.of(
                "500 Internal Server Error", "502 Bad Gateway", "503 Service Unavailable", "504 Gateway Timeout")) {
            var page = HttpBytes.html(status);
            var json = HttpBytes.status(status, "");
            faults.put(status + ", applied, HTML", none().answered(page));
            faults.put(status + ", applied, JSON of success", none().answered(json));
            faults.put(status + ", not admitted, HTML", ignored().answered(page));
            faults.put(status + ", not admitted, JSON", ignored().answered(json));
            faults.put(
                    status + ", admitted, not applied, JSON", appliedInPart(0).answered(json));
            faults.put(status + ", applied in part, HTML", appliedInPart(2).answered(page));
        }
        survives(faults);
    }

    @Test
    void survivesBodiesThatAreNotTheApis() throws InterruptedException {
        var faults = new LinkedHashMap<String, Fault>();
        for (var body : BODIES) {
            faults.put("applied, " + body, none().answered(HttpBytes.body(body)));
            faults.put("ignored, " + body, ignored().answered(HttpBytes.body(body)));
        }
        faults.put(
                "applied in part, counts that do not add up",
                appliedInPart(1)
                        .answered(HttpBytes.body("{\"code\":1000,\"successful_count\":1,\"unsuccessful_count\":0}")));
        faults.put("HTML with status 200", none().answered(HttpBytes.html("200 OK")));
        faults.put("gzip", none().answered(HttpBytes::gzipped));
        faults.put(
                "plain body that is said to be gzip",
                none().answered(HttpBytes.status("200 OK", "Content-Encoding: gzip\r\n")));
        faults.put("byte order mark", none().answered(truth -> HttpBytes.ok("\uFEFF" + truth)));
        faults.put("two byte order marks", none().answered(truth -> HttpBytes.ok("\uFEFF\uFEFF" + truth)));
        faults.put("chunks", none().answered(HttpBytes::chunked));
        faults.put("until closed", none().answered(HttpBytes::untilClosed));
        survives(faults);
    }

    @Test
    void survivesWhatIsNotHttp() throws InterruptedException {
        var faults = new LinkedHashMap<String, Fault>();
        for (var bytes : GARBAGE) {
            faults.put("applied, " + bytes, none().answered(truth -> HttpBytes.raw(bytes)));
            faults.put("ignored, " + bytes, ignored().answered(truth -> HttpBytes.raw(bytes)));
        }
        faults.put("an echo", Fault.having((account, request) -> request.text()).answered(HttpBytes::raw));
        faults.put(
                "an echo after an answer",
                Fault.having((account, request) -> request.text())
                        .answered(echo -> HttpBytes.raw("HTTP/1.1 200 OK\r\nContent-Length: " + echo)));
        faults.put(
                "an echo as a header",
                Fault.having((account, request) -> request.text())
                        .answered(echo -> HttpBytes.raw("HTTP/1.1 200 OK\r\n" + echo)));
        faults.put("100 before the answer", none().answered(HttpBytes.before("HTTP/1.1 100 Continue\r\n\r\n")));
        faults.put("100 three times", none().answered(HttpBytes.before("HTTP/1.1 100 Continue\r\n\r\n".repeat(3))));
        faults.put(
                "103 before the answer",
                none().answered(HttpBytes.before("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n")));
        survives(faults);
    }

    @Test
    void survivesAnswersThatComeSlowlyLateOrNever() throws InterruptedException {
        var faults = new LinkedHashMap<String, Fault>();
        faults.put("last 5 bytes slowly", none().parting(drip(5)));
        faults.put("last 9 bytes slowly", none().parting(drip(9)));
        faults.put("last 14 bytes slowly", none().parting(drip(14)));
        faults.put(
                "last 14 bytes slowly, chunked",
                none().answered(HttpBytes::chunked).parting(drip(14)));
        faults.put("slow head", none().cutAfter(20).parting(drip(20)));
        faults.put(
                "endless body",
                none().answered(truth -> HttpBytes.raw("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n{"))
                        .parting(Fault::endless));
        faults.put(
                "endless body until closed",
                none().answered(truth -> HttpBytes.raw("HTTP/1.1 200 OK\r\n\r\n"))
                        .parting(Fault::endless));
        faults.put(
                "endless head",
                none().answered(truth -> HttpBytes.raw("HTTP/1.1 200 OK\r\nX:")).parting(Fault::endless));
        faults.put("answered late", none().parting(Fault.after(LATE, Fault::close)));
        faults.put("applied, never answered", none().unanswered().parting(Fault::hang));
        faults.put("half answered", none().cutAfter(100).parting(Fault::hang));
        faults.put("ignored, never answered", ignored().unanswered().parting(Fault::hang));
        faults.put(
                "applied in part, never answered", appliedInPart(1).unanswered().parting(Fault::hang));
        survives(faults);
    }

    @Test
    void survivesWhatTakesEffectLate() throws InterruptedException {
        var faults = new LinkedHashMap<String, Fault>();
        for (var seconds : List.of(0, 1, 10, 19)) {
            var late = appliedAfter(Duration.ofSeconds(seconds)).unanswered();
            faults.put("applied after " + seconds + " s, reset at once", late.parting(Fault::reset));
            faults.put("applied after " + seconds + " s, never answered", late.parting(Fault::hang));
        }
        for (var seconds : List.of(0, 1, 10, 40, 299, 301, 1000)) {
            var late = deliveredAfter(Duration.ofSeconds(seconds)).unanswered();
            faults.put("delivered after " + seconds + " s, reset at once", late.parting(Fault::reset));
            faults.put("delivered after " + seconds + " s, 502", late.answered(HttpBytes.html("502 Bad Gateway")));
        }
        faults.put(
                "delivered after 10 s, never answered",
                deliveredAfter(Duration.ofSeconds(10)).unanswered().parting(Fault::hang));
        faults.put("delivered twice", deliveredTwice());
        faults.put("delivered twice, the second time late", Fault.having((account, request) -> {
            account.later(Duration.ofSeconds(10), () -> account.answer(request));
            return account.answer(request);
        }));
        survives(faults);
    }

    @Test
    void survivesBeingToldThatCallsComeTooOften() throws InterruptedException {
        var faults = new LinkedHashMap<String, Fault>();
        for (var rest : List.of(
                "", "Retry-After: 7\r\n", "Retry-After: 90\r\n", "Retry-After: soon\r\n", "Retry-After: -1\r\n")) {
            var tooOften = HttpBytes.status("429 Too Many Requests", rest);
            faults.put("at the door, " + rest, ignored().answered(tooOften));
            faults.put("nonce spent, " + rest, appliedInPart(0).answered(tooOften));
            faults.put("applied all the same, " + rest, none().answered(tooOften));
        }
        survives(faults);
    }

    @Test
    void carriesNoSignatureElsewhere() throws InterruptedException {
        var strangers = new AtomicInteger();
        try (var elsewhere = new Door(connection -> strangers.incrementAndGet())) {
            var faults = new LinkedHashMap<String, Fault>();
            for (var status : List.of(
                    "301 Moved", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect")) {
                var redirect = HttpBytes.status(status, "Location: http://127.0.0.1:" + elsewhere.port() + "/x\r\n");
                faults.put(status + ", applied", none().answered(redirect));
                faults.put(status + ", ignored", ignored().answered(redirect));
            }
            survives(faults);
        }
        assertThat(strangers).hasValue(0);
    }
}
