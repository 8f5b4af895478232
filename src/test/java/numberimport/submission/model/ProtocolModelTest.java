package numberimport.submission.model;

import static org.assertj.core.api.Assertions.assertThat;

import numberimport.submission.model.Scope.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How many states a scope has is asserted as it was counted: a change of the model moves it, and so would a step that can never
 * be taken any more.
 */
@Tag("busy")
class ProtocolModelTest {

    @Test
    void holdsWithTwoProcessesAndTwoBatchesWhereLedgerWritesAskForTheEpoch() {
        var scope = Scope.of(new Size(2, 1, 3, 1)).with(Protection.EPOCH_IN_LEDGER_WRITES);

        assertHolds(scope, 6_945_027);
    }

    @Test
    void holdsWithTwoProcessesAndTwoBatchesByCompareAndSetAlone() {
        assertHolds(Scope.of(new Size(2, 1, 3, 0)), 3_561_793);
    }

    @Test
    void holdsWithTwoProcessesAndThreeCrashesByCompareAndSetAlone() {
        assertHolds(Scope.of(new Size(2, 2, 3, 3)), 3_095_013);
    }

    @Test
    void holdsWhenCallsAreDuplicatedUnderWay() {
        var scope = Scope.of(new Size(2, 2, 2, 2)).under(Circumstance.DUPLICATING_MIDDLEBOX);

        assertHolds(scope, 1_648_993);
    }

    @Test
    void holdsByTheTimeFenceAloneWhereTheApiKeepsNoNonces() {
        var scope = Scope.of(new Size(2, 2, 4, 3))
                .without(Protection.NONCE_FENCE)
                .under(Circumstance.NONCE_STORE_NOT_ATOMIC);

        assertHolds(scope, 2_076_583);
    }

    @ParameterizedTest
    @EnumSource
    void findsADuplicateInABrokenVariant(BrokenVariant variant) {
        var verdict = Exploration.of(variant.broken());

        assertThat(verdict.harm()).as("%s: %s", variant, verdict).isEqualTo(Harm.APPLIED_TWICE);
        assertThat(verdict.trace()).as("%s: %s", variant, verdict).hasSize(variant.steps());
    }

    @ParameterizedTest
    @EnumSource
    void holdsWithNothingBrokenInTheScopeOfAVariant(BrokenVariant variant) {
        var verdict = Exploration.of(variant.whole());

        assertThat(verdict.holds()).as("%s: %s", variant, verdict).isTrue();
        assertThat(verdict.states()).isGreaterThan(100_000);
    }

    @Test
    void tellsTheShortestWayToADuplicateInWords() {
        var verdict = Exploration.of(BrokenVariant.BLIND_RETRY.broken());

        assertThat(verdict.trace())
                .containsExactly(
                        "process 1 takes the lease",
                        "process 1 writes attempt 1 down",
                        "process 1 sends attempt 1",
                        "process 1 waits no longer for the answer to attempt 1",
                        "process 1 writes attempt 2 down",
                        "process 1 sends attempt 2",
                        "attempt 1 arrives and is admitted",
                        "attempt 1: row 1 is applied",
                        "attempt 2 arrives and is admitted",
                        "attempt 2: row 1 is applied");
    }

    @Test
    void findsAFalseAcceptedWhereAUsedNonceIsTakenForSuccess() {
        var verdict = Exploration.of(Scope.of(new Size(2, 2, 2, 1)).without(Protection.POOL_DECIDES));

        assertThat(verdict.harm()).as("%s", verdict).isEqualTo(Harm.ACCEPTED_BUT_NOT_APPLIED);
        assertThat(verdict.trace()).as("%s", verdict).hasSize(8);
    }

    @Test
    void findsStuckStatesWhereNobodyTakesOverWhatADeadProcessLeft() {
        var verdict = Exploration.of(Scope.of(new Size(2, 2, 2, 1)).without(Protection.TAKE_OVER));

        assertThat(verdict.harm()).isEqualTo(Harm.NONE);
        assertThat(verdict.stuck()).as("%s", verdict).isEqualTo(126);
    }

    private static void assertHolds(Scope scope, int states) {
        var verdict = Exploration.of(scope);

        assertThat(verdict.holds()).as("%s", verdict).isTrue();
        assertThat(verdict.states()).isEqualTo(states);
    }
}
