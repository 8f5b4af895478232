package numberimport.sandbox.dialling;

import static numberimport.sandbox.dialling.CallResult.AGENT_MISSED;
import static numberimport.sandbox.dialling.CallResult.CUSTOMER_BREAKOUT;
import static numberimport.sandbox.dialling.CallResult.CUSTOMER_MISSED;
import static numberimport.sandbox.dialling.CallResult.PHONE_BUSY;
import static numberimport.sandbox.dialling.CallResult.PHONE_OUTLINE;
import static numberimport.sandbox.dialling.CallResult.SUCCESS;
import static numberimport.sandbox.dialling.TaskType.IVR;
import static numberimport.sandbox.dialling.TaskType.PREDICTIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutcomesTest {

    private static final int MANY = 100_000;

    private final Outcomes outcomes = new Outcomes(7, ScriptedResults.NONE);

    @Test
    void dependsOnTheSeedTheCustomerAndTheNumberOfTheCallAlone() {
        var fate = outcomes.of(PREDICTIVE, customer(5, 0));

        assertThat(new Outcomes(7, ScriptedResults.NONE)
                        .of(PREDICTIVE, new Customer(5, List.of("8", "9"), 1, Instant.EPOCH, 2, 0, 0, 0)))
                .isEqualTo(fate);
        assertThat(new Outcomes(8, ScriptedResults.NONE).of(PREDICTIVE, customer(5, 0)))
                .isNotEqualTo(fate);
        assertThat(outcomes.of(PREDICTIVE, customer(6, 0))).isNotEqualTo(fate);
        assertThat(outcomes.of(PREDICTIVE, customer(5, 1))).isNotEqualTo(fate);
    }

    @Test
    void isNotRepeatedByANeighbour() {
        var fate = outcomes.of(PREDICTIVE, customer(5, 1));

        assertThat(outcomes.of(PREDICTIVE, customer(6, 0))).isNotEqualTo(fate);
        assertThat(new Outcomes(8, ScriptedResults.NONE).of(PREDICTIVE, customer(4, 1)))
                .isNotEqualTo(fate);
        assertThat(new Outcomes(8, ScriptedResults.NONE).of(PREDICTIVE, customer(5, 0)))
                .isNotEqualTo(fate);
    }

    @Test
    void hasTheOddsOfALine() {
        assertThat(share(PREDICTIVE, fate -> fate.unanswered().equals(Optional.of(PHONE_OUTLINE))))
                .isCloseTo(0.04, within(0.003));
        assertThat(share(PREDICTIVE, fate -> fate.unanswered().equals(Optional.of(PHONE_BUSY))))
                .isCloseTo(0.08, within(0.003));
        assertThat(share(PREDICTIVE, fate -> fate.unanswered().equals(Optional.of(CUSTOMER_MISSED))))
                .isCloseTo(0.33, within(0.005));
    }

    @Test
    void hasTheOddsOfPeople() {
        assertThat(share(PREDICTIVE, Fate::hangsUp)).isCloseTo(0.04, within(0.003));
        assertThat(share(IVR, Fate::hangsUp)).isCloseTo(0.10, within(0.004));
        assertThat(share(PREDICTIVE, Fate::agentPicksUp)).isCloseTo(0.97, within(0.003));
        assertThat(share(IVR, Fate::agentPicksUp)).isEqualTo(1);
    }

    @Test
    void isAsLikelyForTheSecondCallAsForTheFirst() {
        var missedTwice = LongStream.range(0, MANY)
                .filter(id -> outcomes.of(PREDICTIVE, customer(id, 0))
                                .unanswered()
                                .isPresent()
                        && outcomes.of(PREDICTIVE, customer(id, 1)).unanswered().isPresent())
                .count();

        assertThat((double) missedTwice / MANY).isCloseTo(0.45 * 0.45, within(0.005));
    }

    @Test
    void staysWithinItsTimes() {
        for (var id = 0; id < 1000; id++) {
            var fate = outcomes.of(PREDICTIVE, customer(id, 0));
            var heard = outcomes.of(IVR, customer(id, 0));
            var least = fate.unanswered().isEmpty() ? 4 : fate.unanswered().get() == CUSTOMER_MISSED ? 25 : 1;
            var most = fate.unanswered().isEmpty() ? 20 : fate.unanswered().get() == CUSTOMER_MISSED ? 35 : 4;
            assertBetween(fate.ring(), least, most);
            assertBetween(fate.untilHangUp(), 1, 3);
            assertBetween(fate.patience(), 5, 15);
            assertBetween(fate.agentRing(), 10, 20);
            assertBetween(fate.talk(), 20, 180);
            assertBetween(heard.untilHangUp(), 1, 9);
            assertBetween(heard.talk(), 10, 40);
        }
    }

    @ParameterizedTest
    @EnumSource
    void bowsToTheScript(CallResult result) {
        var scripted = new Outcomes(7, ScriptedResults.of(Map.of("1", List.of(result))));

        for (var id = 0; id < 100; id++) {
            var fate = scripted.of(PREDICTIVE, customer(id, 0));
            assertThat(fate.unanswered()).isEqualTo(Optional.of(result).filter(known -> !known.answered()));
            if (result.answered()) {
                assertThat(fate.hangsUp()).isEqualTo(result == CUSTOMER_BREAKOUT);
                assertThat(fate.agentPicksUp()).isEqualTo(result != AGENT_MISSED);
            }
        }
    }

    @Test
    void scriptsThePhoneThatIsNextByTheCallsItHasHad() {
        var scripted = new Outcomes(7, ScriptedResults.of(Map.of("2", List.of(PHONE_BUSY, PHONE_OUTLINE))));

        assertThat(scripted.of(PREDICTIVE, second(3, 0)).unanswered()).contains(PHONE_BUSY);
        assertThat(scripted.of(PREDICTIVE, second(3, 1)).unanswered()).contains(PHONE_OUTLINE);
        assertThat(scripted.of(PREDICTIVE, second(3, 2)).unanswered()).contains(PHONE_OUTLINE);
    }

    @Test
    void leavesPhonesWithoutAScriptToTheSeed() {
        var scripted = new Outcomes(7, ScriptedResults.of(Map.of("2", List.of(SUCCESS), "1", List.<CallResult>of())));

        for (var id = 0; id < 100; id++) {
            assertThat(scripted.of(IVR, customer(id, 0))).isEqualTo(outcomes.of(IVR, customer(id, 0)));
        }
    }

    private double share(TaskType type, Predicate<Fate> wanted) {
        var count = LongStream.range(0, MANY)
                .filter(id -> wanted.test(outcomes.of(type, customer(id, 0))))
                .count();
        return (double) count / MANY;
    }

    private static void assertBetween(Duration time, int least, int most) {
        assertThat(time).isBetween(Duration.ofSeconds(least), Duration.ofSeconds(most));
    }

    private static Customer customer(long id, int calls) {
        return new Customer(id, List.of("1"), 0, Instant.EPOCH, 0, calls, calls, 0);
    }

    private static Customer second(int calls, int callsOfPhone) {
        return new Customer(1, List.of("1", "2"), 1, Instant.EPOCH, 0, calls, callsOfPhone, 0);
    }
}
