package numberimport.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import numberimport.api.AddNumbersAnswer;
import numberimport.ledger.SimulatedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A process dies before and after each of its statements, commits and calls, one after the other, and the next one goes on. */
@Tag("busy")
class CrashPointsTest {

    private static final int FEWEST_POINTS = 50;

    private static SimulatedDatabase database;
    private static long runs;

    @BeforeAll
    static void open() throws SQLException {
        database = SimulatedDatabase.create();
    }

    @AfterAll
    static void close() throws SQLException {
        database.close();
    }

    static Stream<Arguments> fates() {
        return Stream.of(
                Arguments.of("all goes well", List.of()),
                Arguments.of("applied, the answer lost", List.of(Fates.appliedUnanswered(300))),
                Arguments.of("never received", List.of(Fates.neverReceived())),
                Arguments.of("received late", List.of(Fates.receivedAfter(Duration.ofSeconds(100)))),
                Arguments.of("applied in part", List.of(Fates.appliedUnanswered(1))),
                Arguments.of("taken and not kept", List.of(Fates.appliedUnanswered(0))),
                Arguments.of(
                        "content at fault", List.of(denied(Fates.appliedUnanswered(0)), denied(Fates.neverReceived()))),
                Arguments.of("too often", List.of(Fates.tooOften())),
                Arguments.of("applied late", List.of(Fates.appliedAfter(Duration.ofSeconds(170)))),
                Arguments.of("a second copy answered", List.of(second(Fates.appliedUnanswered(300)))));
    }

    private static FakeApi.Fate denied(FakeApi.Fate fate) {
        return Fates.answered(new AddNumbersAnswer.Denied(2000, "bad content"), fate);
    }

    private static FakeApi.Fate second(FakeApi.Fate fate) {
        return Fates.answered(new AddNumbersAnswer.Denied(20623, "nonce"), fate);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fates")
    void losesAndDoublesNothingWhereverAProcessDies(String name, List<FakeApi.Fate> fates) {
        var point = 0;
        for (var died = true; died; ) {
            point++;
            died = playDyingAt(point, fates);
        }
        assertThat(point).isGreaterThan(FEWEST_POINTS);
    }

    private static boolean playDyingAt(int point, List<FakeApi.Fate> fates) {
        var simulation = new Simulation(database, Schedule.calm(++runs));
        simulation.world().api.expect(fates.toArray(FakeApi.Fate[]::new));
        try {
            return simulation.playDyingAt(point);
        } catch (AssertionError e) {
            throw new AssertionError("The process died at point " + point + ": " + e.getMessage(), e);
        }
    }
}
