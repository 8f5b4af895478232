package numberimport.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallBudgetTest {

    private final CallBudget budget = new CallBudget(Duration.ofMillis(1));
    private final AtomicInteger calls = new AtomicInteger();

    private String call(int failures, ApiException failure) {
        return budget.repeatable("task", () -> {
            if (calls.incrementAndGet() <= failures) {
                throw failure;
            }
            return "answer";
        });
    }

    @Test
    void triesAgainWhileTheFailureIsTemporary() {
        assertThat(call(3, ApiException.unreachable("task 16", "reset"))).isEqualTo("answer");
        assertThat(calls).hasValue(4);
    }

    @Test
    void givesUpAfterFourTries() {
        var failure = ApiException.unreachable("task 16", "reset");

        assertThatThrownBy(() -> call(9, failure)).isSameAs(failure);
        assertThat(calls).hasValue(4);
    }

    @Test
    void asksNoSecondTimeWhenTheApiHasAnswered() {
        var failure = ApiException.answered("task 16", 2005, "gone");

        assertThatThrownBy(() -> call(9, failure)).isSameAs(failure);
        assertThat(calls).hasValue(1);
    }

    /** Another process shares the account: what both ask must come to fit. */
    @Test
    void asksHalfAsOftenOnceTheApiSaysTooOften() {
        var tooOften = ApiException.answered("task 16", WireAnswer.TOO_MANY_REQUESTS, "too many");
        assertThat(budget.share("task")).isEqualTo(20);

        assertThatThrownBy(() -> call(1, tooOften)).isSameAs(tooOften);

        assertThat(budget.share("task")).isEqualTo(10);
        assertThat(budget.share("numbers")).isEqualTo(20);
    }

    @Test
    void asksOneCallMoreOnceAsManyWereAnsweredUntilItHasTheWholeShareAgain() {
        var quick = new CallBudget(Duration.ofMillis(1), Duration.ofMillis(1));
        answered(quick, 15);
        assertThatThrownBy(() -> quick.repeatable("task", () -> {
                    throw ApiException.answered("task 16", WireAnswer.TOO_MANY_REQUESTS, "too many");
                }))
                .isInstanceOf(ApiException.class);

        answered(quick, 9);
        assertThat(quick.share("task")).isEqualTo(10);
        answered(quick, 1);
        assertThat(quick.share("task")).isEqualTo(11);
        answered(quick, 10);
        assertThat(quick.share("task")).isEqualTo(11);
        answered(quick, 1);
        assertThat(quick.share("task")).isEqualTo(12);
        answered(quick, 200);
        assertThat(quick.share("task")).isEqualTo(20);
    }

    private static void answered(CallBudget budget, int many) {
        for (var i = 0; i < many; i++) {
            assertThat(budget.repeatable("task", () -> "answer")).isEqualTo("answer");
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "20, 0", "21, 30", "60, 60", "2001, 3000"})
    void saysHowLongCallsTakeAtLeast(long many, long seconds) {
        assertThat(CallBudget.leastTime(many)).isEqualTo(Duration.ofSeconds(seconds));
    }
}
