package numberimport.sandbox.dialling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void countsAndDivides() {
        var all = new Tally(9, 6, 4, 300, 1000);
        var recent = new Tally(3, 1, 0, 20, 30);

        assertThat(Figures.of(TaskType.PREDICTIVE, all, recent))
                .isEqualTo(new Figures(9, 6, 4, "0.6667", "0.6667", "0.3", "0.3333", "0.3333", "0.6667", "1.0"));
    }

    @Test
    void hasNoRateOverNothing() {
        assertThat(Figures.of(TaskType.PRECISION, Tally.NOTHING, Tally.NOTHING))
                .isEqualTo(new Figures(0, 0, 0, "0.0", "0.0", "0.0", "0.0", "0.0", "0.0", "0.0"));
    }

    @Test
    void disturbsNobodyWithoutAgents() {
        var sums = new Tally(4, 4, 0, 0, 0);

        assertThat(Figures.of(TaskType.IVR, sums, sums))
                .isEqualTo(new Figures(4, 4, 0, "1.0", "0.0", "0.0", "0.0", "1.0", "0.0", "0.0"));
    }

    @Test
    void usesAgentsAtMostFully() {
        var overtime = new Tally(1, 1, 1, 90_000, 60_000);

        assertThat(Figures.of(TaskType.PRECISION, overtime, overtime).agentUseRate())
                .isEqualTo("1.0");
    }

    @Test
    void writesAtMostFourDigitsAndNoneTooMany() {
        assertThat(callRate(67, 100)).isEqualTo("0.67");
        assertThat(callRate(1, 8)).isEqualTo("0.125");
        assertThat(callRate(1, 100_000)).isEqualTo("0.0");
        assertThat(callRate(99_999, 100_000)).isEqualTo("1.0");
    }

    @Test
    void looksBackOverTheRunningMinuteAndTheNineBefore() {
        assertThat(Figures.recentFrom(Instant.parse("2026-03-02T10:30:59.999Z")))
                .isEqualTo("2026-03-02T10:21:00Z");
        assertThat(Figures.recentFrom(Instant.parse("2026-03-02T10:31:00Z"))).isEqualTo("2026-03-02T10:22:00Z");
    }

    private static String callRate(long answers, long calls) {
        return Figures.of(TaskType.PRECISION, new Tally(calls, answers, 0, 0, 0), Tally.NOTHING)
                .callSuccessRate();
    }
}
