package numberimport.submission;

import java.time.Duration;

/**
 * Guesses from answer times how late a call arrived: what an answer takes longer than others may have passed before the call
 * arrived. Since servers differ in their times as well, no more is allowed for than a few milliseconds a call on average.
 */
final class Lateness {

    private static final int DRIFT = 16;
    private static final Duration ALLOWANCE_A_CALL = Duration.ofMillis(3);
    private static final Duration MOST_ALLOWANCE = Duration.ofMillis(100);

    private final Duration harmless;
    private Duration fastest = Duration.ZERO;
    private Duration allowance = MOST_ALLOWANCE;

    /** Delays up to {@code harmless} do not count. */
    Lateness(Duration harmless) {
        this.harmless = harmless;
    }

    /** What is to be allowed for while no answer has told anything: the first call is the one that may arrive late. */
    synchronized Duration beforeAnyAnswer() {
        return fastest.isZero() ? harmless : Duration.ZERO;
    }

    /** By how much the next call is to be put off, given what the answer took. */
    synchronized Duration of(Duration answer) {
        var late = smaller(answer.minus(fastest).minus(harmless), allowance).minus(beforeAnyAnswer());
        var slower = fastest.plus(fastest.dividedBy(DRIFT));
        fastest = fastest.isZero() ? answer : smaller(answer, slower);
        if (late.isNegative()) {
            late = Duration.ZERO;
        }
        allowance = smaller(allowance.minus(late).plus(ALLOWANCE_A_CALL), MOST_ALLOWANCE);
        return late;
    }

    private static Duration smaller(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
