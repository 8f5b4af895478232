package numberimport.submission;

import static numberimport.submission.Fault.appliedInPart;
import static numberimport.submission.Fault.ignored;
import static numberimport.submission.Fault.none;
import static numberimport.submission.Fault.resetWithin;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import numberimport.ledger.DatabaseAddress;
import numberimport.ledger.ImportLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What goes wrong over real connections after a sending went wrong, or between two of them. */
class WireSettlingTest {

    private static final Duration READ_TIMEOUT = Duration.ofSeconds(1);
    private static final List<Integer> SIZES = List.of(2, 2, 2);
    private static final String UNWELCOME = SendingWorld.cellphone(3);

    private static ImportLedger ledger;

    @BeforeAll
    static void open() {
        ledger = ImportLedger.open(new DatabaseAddress("jdbc:h2:mem:settling;WRITE_DELAY=0", "sa", ""));
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    /** The nonce of the first sending is spent or not when its doubt is looked at, and each of the first reads goes wrong in turn. */
    private static void survivesReads(Map<String, Fault> faults) throws InterruptedException {
        var scenarios = new Scenarios();
        var doubts = Map.of(
                "ignored", ignored().unanswered(), "in part", appliedInPart(1).unanswered());
        faults.forEach((name, fault) -> doubts.forEach((doubtful, doubt) -> {
            for (int before = 0; before < 5; before++) {
                var reads = new Fault[before + 1];
                Arrays.fill(reads, none());
                reads[before] = fault;
                scenarios.add(doubtful + ", read " + before + " " + name, () -> settles(doubt, reads));
            }
        }));
        scenarios.run();
    }

    private static void settles(Fault doubt, Fault... reads) throws InterruptedException {
        try (var world = WireWorld.virtual(ledger, SIZES, doubt)) {
            world.server.expectReads(reads);
            world.judgeDone(world.send(1, READ_TIMEOUT));
        }
    }

    @Test
    void survivesReadsThatGoWrongWhileADoubtIsSettled() throws InterruptedException {
        var faults = new LinkedHashMap<String, Fault>();
        faults.put("reset when it was answered", none().unanswered().parting(Fault::reset));
        faults.put("reset before it was looked at", ignored().unanswered().parting(Fault::reset));
        faults.put("answered by a proxy", ignored().answered(HttpBytes.html("502 Bad Gateway")));
        faults.put("cut", none().cutAfter(150));
        faults.put("redirected", none().answered(HttpBytes.status("302 Found", "Location: /elsewhere\r\n")));
        faults.put(
                "of a length that is no number",
                none().answered(truth -> HttpBytes.raw("HTTP/1.1 200 OK\r\nContent-Length: five\r\n\r\n" + truth)));
        survivesReads(faults);
    }

    @Test
    void survivesKeptConnectionsThatBreak() throws InterruptedException {
        var kept = none().answered(HttpBytes::kept).parting(Fault::keep);
        var scenarios = new Scenarios();
        for (var broken : List.of(
                resetWithin(1),
                resetWithin(450),
                ignored().unanswered(),
                none().unanswered().parting(Fault::reset),
                none().unanswered())) {
            scenarios.add("sending", () -> {
                try (var world = WireWorld.virtual(ledger, SIZES, kept, broken, kept)) {
                    world.judgeDone(world.send(1, READ_TIMEOUT));
                }
            });
            // The client may make a read again by itself: the copy finds the nonce spent.
            scenarios.add("read", () -> settles(kept.answered(HttpBytes.html("503 No")), kept, broken, kept, broken));
        }
        scenarios.run();
    }

    @Test
    void knowsWhichNumbersWereRefused() throws InterruptedException {
        var scenarios = new Scenarios();
        for (var fault : List.of(none(), ignored().unanswered(), none().cutAfter(200))) {
            scenarios.add("refused", () -> {
                try (var world = WireWorld.virtual(ledger, SIZES, fault)) {
                    world.account.refuses(UNWELCOME);
                    world.judgeDone(world.send(1, READ_TIMEOUT));
                    assertThat(world.account.added()).hasSize(5).doesNotContain(UNWELCOME);
                }
            });
        }
        scenarios.run();
    }

    @Test
    void sendsWholeBatchesOnceWhenTheyBreakOnTheirWay() throws InterruptedException {
        var scenarios = new Scenarios();
        for (var bytes : List.of(1000, 5000, 15_000)) {
            scenarios.add("300 rows, reset after " + bytes, () -> {
                try (var world = WireWorld.virtual(ledger, List.of(300, 300), none(), resetWithin(bytes))) {
                    world.judgeDone(world.send(1, READ_TIMEOUT.multipliedBy(5)));
                }
            });
        }
        scenarios.run();
    }

    @Test
    void endsWhenConnectionsAreRefusedAndGoesOnWhenTheyAreNot() throws InterruptedException {
        try (var world = WireWorld.virtual(ledger, SIZES)) {
            world.server.expect(Fault.having((account, request) -> {
                world.server.door().shut();
                return account.answer(request);
            }));

            var end = world.send(1, READ_TIMEOUT);

            assertThat(end)
                    .isInstanceOfSatisfying(
                            SubmissionEnd.Failed.class,
                            failed -> assertThat(failed.why())
                                    .startsWith("the API can't be reached: ConnectException")
                                    .endsWith("for 5 minutes"));
            assertThat(world.server.arrivals()).hasSize(1);
            world.judge();

            world.server.door().open();
            world.judgeDone(world.send(1, READ_TIMEOUT));
        }
    }

    @Test
    void restsAsLongAsItIsAskedTo() throws InterruptedException {
        var busy = ignored().answered(HttpBytes.status("429 Too Many Requests", "Retry-After: 7\r\n"));
        try (var world = WireWorld.virtual(ledger, SIZES, busy)) {
            world.judgeDone(world.send(1, READ_TIMEOUT));

            var arrivals = world.server.arrivals();
            assertThat(Duration.between(arrivals.get(0).at(), arrivals.get(1).at()))
                    .isBetween(Duration.ofSeconds(6), Duration.ofSeconds(10));
        }
    }
}
