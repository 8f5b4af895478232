package numberimport.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

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
}
