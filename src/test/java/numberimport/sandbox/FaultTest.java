package numberimport.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import numberimport.sandbox.Misbehaviour.Ending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultTest {

    @ParameterizedTest
    @CsvSource({"3:500, 3", "3-5:500, 3 4 5", "every-3:500, 3 6 9", "all:500, 1 2 3 4 5 6 7 8 9 10", "12:500, ''"})
    void strikesTheArrivalsItNames(String spec, String struck) {
        assertThat(arrivalsOutOfTen(spec, Endpoint.ADD_NUMBERS)).isEqualTo(ordinals(struck));
        assertThat(arrivalsOutOfTen(spec, Endpoint.NUMBERS)).isEmpty();
    }

    @Test
    void strikesTheEndpointItNames() {
        assertThat(arrivalsOutOfTen("numbers@2:500", Endpoint.NUMBERS)).containsExactly(2);
        assertThat(arrivalsOutOfTen("numbers@2:500", Endpoint.ADD_NUMBERS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "429,                        STATUS,      -1,         429,    PT0S",
        "drop,                       DROP,        -1,         0,      PT0S",
        "html,                       HTML,        -1,         0,      PT0S",
        "redirect,                   REDIRECT,    -1,         0,      PT0S",
        "apply-then-500,             STATUS,      2147483647, 500,    PT0S",
        "apply-then-drop,            DROP,        2147483647, 0,      PT0S",
        "apply-0-then-drop,          DROP,        0,          0,      PT0S",
        "apply-120-then-drop,        DROP,        120,        0,      PT0S",
        "apply-120-then-half-answer, HALF_ANSWER, 120,        0,      PT0S",
        "half-answer,                HALF_ANSWER, 2147483647, 0,      PT0S",
        "count-lie,                  COUNT_LIE,   2147483647, 0,      PT0S",
        "reject-all=206203,          REJECT_ALL,  0,          206203, PT0S",
        "apply-then-reject-all=2000, REJECT_ALL,  2147483647, 2000,   PT0S",
        "slow=3s,                    SLOW,        2147483647, 0,      PT3S",
        "late=250ms,                 LATE,        2147483647, 0,      PT0.25S",
        "hold=5m,                    HOLD,        2147483647, 0,      PT5M",
    })
    void knowsWhatGoesWrong(String what, Ending ending, int applied, int code, Duration delay) {
        assertThat(Fault.parse("1:" + what).what()).isEqualTo(new Misbehaviour(ending, applied, code, delay));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500          | Fault \"500\": expected [ENDPOINT@]WHEN:WHAT, such as 3:500, every-7:drop or numbers@2-4:html.",
                "0:500        | Fault \"0:500\": expected [ENDPOINT@]WHEN:WHAT, such as 3:500, every-7:drop or numbers@2-4:html.",
                "pool@1:500   | Fault \"pool@1:500\": there is no endpoint \"pool\", expected one of create, list, add_numbers, numbers, recall, follow_on, show, update, open, other.",
                "1:explode    | Fault \"1:explode\": \"explode\" is not one of the misbehaviours, such as 500, apply-then-drop or slow=3s.",
                "1:slow       | Fault \"1:slow\": \"slow\" is not one of the misbehaviours, such as 500, apply-then-drop or slow=3s.",
                "1:302        | Fault \"1:302\": \"302\" is not one of the misbehaviours, such as 500, apply-then-drop or slow=3s.",
                "5-3:drop     | Fault \"5-3:drop\": the last arrival comes before the first.",
                "list@1:late=5s | Fault \"list@1:late=5s\": only add_numbers can do that.",
            })
    void saysWhatItDoesNotUnderstand(String spec, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.parse(spec)).withMessage(message);
    }

    private static List<Integer> arrivalsOutOfTen(String spec, Endpoint endpoint) {
        var fault = Fault.parse(spec);
        var arrival = new Arrival(1, Clock.systemUTC().instant(), 0, "POST", "/", "", false, 0, 0);
        return IntStream.rangeClosed(1, 10)
                .filter(turn -> fault.strikes(new Visit(arrival, endpoint, turn, null), 0))
                .boxed()
                .toList();
    }

    private static List<Integer> ordinals(String list) {
        return list.isEmpty()
                ? List.of()
                : List.of(list.split(" ")).stream().map(Integer::valueOf).toList();
    }
}
