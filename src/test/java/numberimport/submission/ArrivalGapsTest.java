package numberimport.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import numberimport.ledger.DatabaseAddress;
import numberimport.ledger.ImportLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Real time, measured where it counts: at the server's door, by the first byte of each call. */
class ArrivalGapsTest {

    private static final int CALLS = 6;
    private static final int IN_FLIGHT = 4;
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(20);

    /** From some time after one call to 700 ms after the next one is due. */
    private static final Duration DOOR_HELD = Duration.ofMillis(1400);

    /** The API asks for a second; on a busy machine the server's own thread may notice one call late and the next at once. */
    private static final Duration LEAST_GAP = Duration.ofSeconds(1).minusMillis(5);

    private static ImportLedger ledger;

    @BeforeAll
    static void open() {
        ledger = ImportLedger.open(new DatabaseAddress("jdbc:h2:mem:gaps;WRITE_DELAY=0", "sa", ""));
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    @Test
    void arrivesASecondApartHoweverLongAnswersTakeAndAConnectionIsMade() throws InterruptedException {
        var scenarios = new Scenarios();
        for (var answer : List.of(Duration.ofMillis(50), Duration.ofSeconds(3))) {
            scenarios.add("answers after " + answer, () -> arrivesASecondApart(answer));
        }
        scenarios.run();
    }

    private static void arrivesASecondApart(Duration answer) throws InterruptedException {
        var answered = Fault.none().parting(Fault.after(answer, Fault::close));
        try (var world = WireWorld.real(ledger, Collections.nCopies(CALLS, 1))) {
            world.server.expect(answered, answered, holdingTheDoor(world, answered), answered, answered, answered);

            world.judgeDone(world.send(IN_FLIGHT, READ_TIMEOUT));

            assertThat(world.server.arrivals()).hasSize(CALLS);
            assertThat(gaps(world.server.arrivals()))
                    .allSatisfy(gap -> assertThat(gap).isGreaterThanOrEqualTo(LEAST_GAP));
        }
    }

    /** The connection of the next call is slow to be made. */
    private static Fault holdingTheDoor(WireWorld world, Fault fault) {
        return new Fault(
                fault.read(),
                (account, request) -> {
                    world.server.door().hold(DOOR_HELD);
                    return account.answer(request);
                },
                fault.wording(),
                fault.parting());
    }

    private static List<Duration> gaps(List<FaultyServer.Arrival> arrivals) {
        return IntStream.range(1, arrivals.size())
                .mapToObj(i -> Duration.ofNanos(
                        arrivals.get(i).nanos() - arrivals.get(i - 1).nanos()))
                .toList();
    }
}
