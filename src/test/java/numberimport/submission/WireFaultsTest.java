package numberimport.submission;

import static numberimport.submission.Fault.appliedInPart;
import static numberimport.submission.Fault.ignored;
import static numberimport.submission.Fault.none;
import static numberimport.submission.Fault.resetWithin;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private static ImportLedger ledger;

    @BeforeAll
    static void open() {
        ledger = ImportLedger.open(new DatabaseAddress("jdbc:h2:mem:wire;WRITE_DELAY=0", "sa", ""));
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    /** Each fault befalls the first sending, a later one, and one among others that overlap it. */
    private static void survives(Map<String, Fault> faults) throws InterruptedException {
        var scenarios = new Scenarios();
        faults.forEach((name, fault) -> {
            scenarios.add(name + ", first", () -> runToItsEnd(1, fault));
            scenarios.add(name + ", second", () -> runToItsEnd(1, none(), fault));
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
}
