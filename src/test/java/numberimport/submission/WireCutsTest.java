package numberimport.submission;

import static numberimport.submission.Fault.none;
import static numberimport.submission.Fault.resetWithin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import numberimport.ledger.DatabaseAddress;
import numberimport.ledger.ImportLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A connection that breaks within an answer, at each of its bytes in turn, or within a request. */
class WireCutsTest {

    private static final Duration READ_TIMEOUT = Duration.ofSeconds(5);
    private static final String TRUTH =
            "{\"code\":1000,\"successful_count\":1,\"unsuccessful_count\":0,\"unsuccessful_numbers\":[]}";

    private static final int REQUEST = 600;
    private static final int STEP = 7;

    /** As many as a run settles within the reads that the API allows at once. */
    private static final int CUTS_A_RUN = 3;

    private static ImportLedger ledger;

    @BeforeAll
    static void open() {
        ledger = ImportLedger.open(new DatabaseAddress("jdbc:h2:mem:cuts;WRITE_DELAY=0", "sa", ""));
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    /** Every second sending of a run is cut. */
    private static void survivesCuts(int first, int end, IntFunction<Fault> cut) throws InterruptedException {
        var scenarios = new Scenarios();
        for (int from = first; from < end; from += CUTS_A_RUN) {
            var faults = new ArrayList<Fault>();
            for (int at = from; at < Math.min(from + CUTS_A_RUN, end); at++) {
                Collections.addAll(faults, cut.apply(at), none());
            }
            var sizes = Collections.nCopies(faults.size(), 1);
            scenarios.add("from byte " + from, () -> runToItsEnd(sizes, faults));
        }
        scenarios.run();
    }

    private static void runToItsEnd(List<Integer> sizes, List<Fault> faults) throws InterruptedException {
        try (var world = WireWorld.virtual(ledger, sizes, faults.toArray(Fault[]::new))) {
            world.judgeDone(world.send(1, READ_TIMEOUT));
        }
    }

    @Test
    void survivesAnAnswerThatIsClosedAtAnyByte() throws InterruptedException {
        survivesCuts(0, HttpBytes.ok(TRUTH).length + 1, none()::cutAfter);
    }

    @Test
    void survivesAnAnswerThatIsResetAtAnyByte() throws InterruptedException {
        survivesCuts(0, HttpBytes.ok(TRUTH).length + 1, none().parting(Fault::reset)::cutAfter);
    }

    @Test
    void survivesAChunkedAnswerThatIsCutAtAnyByte() throws InterruptedException {
        survivesCuts(0, HttpBytes.chunked(TRUTH).length + 1, none().answered(HttpBytes::chunked)::cutAfter);
    }

    @Test
    void survivesAnAnswerWithoutLengthThatIsCutAtAnyByte() throws InterruptedException {
        survivesCuts(0, HttpBytes.untilClosed(TRUTH).length + 1, none().answered(HttpBytes::untilClosed)::cutAfter);
    }

    @Test
    void survivesARequestThatIsResetOnItsWay() throws InterruptedException {
        survivesCuts(0, REQUEST / STEP, at -> resetWithin(1 + at * STEP));
    }
}
