package numberimport.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiPropertiesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static ApiProperties withGap(Duration gap) {
        return new ApiProperties("https://a.udesk.cn", "me@a.cn", "s3cret", gap, 4, MINUTE, MINUTE, List.of(), null);
    }

    private static ApiProperties withInFlight(int calls) {
        return new ApiProperties(
                "https://a.udesk.cn",
                "me@a.cn",
                "s3cret",
                Duration.ofSeconds(1),
                calls,
                MINUTE,
                MINUTE,
                List.of(),
                null);
    }

    @Test
    void refusesAGapBelowASecond() {
        assertThat(withGap(Duration.ofSeconds(1)).minGap()).isEqualTo(Duration.ofSeconds(1));
        assertThatThrownBy(() -> withGap(Duration.ofMillis(999)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("min-gap is 999ms, expected at least 1000ms: the API takes one add_numbers call a second");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 17})
    void refusesTooFewOrTooManyInFlight(int calls) {
        assertThatThrownBy(() -> withInFlight(calls))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("in-flight is " + calls + ", expected 1 to 16");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16})
    void takesOneToSixteenInFlight(int calls) {
        assertThat(withInFlight(calls).inFlight()).isEqualTo(calls);
    }

    @Test
    void showsNeitherTokenNorEmail() {
        assertThat(withInFlight(4)).hasToString("ApiProperties[baseUrl=https://a.udesk.cn, minGap=PT1S, inFlight=4]");
    }
}
