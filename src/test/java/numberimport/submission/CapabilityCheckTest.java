package numberimport.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import numberimport.SettableClock;
import numberimport.api.ApiException;
import numberimport.ledger.Capability;
import org.junit.jupiter.api.Test;

class CapabilityCheckTest {

    private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
    private final FakeApi api = new FakeApi(clock);
    private final CapabilityCheck check = new CapabilityCheck(api, 16);

    @Test
    void seesInFiveReadsWhatTheApiEnforces() {
        assertThat(check.whole()).isEqualTo(new Capability(clock.instant(), true, true, true));
        assertThat(api.reads()).hasSize(5);
    }

    @Test
    void seesInThreeReadsWhetherItStillDoes() {
        assertThat(check.again(new Capability(clock.instant(), true, true, true)))
                .isEqualTo(new Capability(clock.instant(), true, true, true));
        assertThat(api.reads()).hasSize(3);
    }

    @Test
    void seesThatANonceIsTakenTwice() {
        api.takesNoncesAgain();

        assertThat(check.whole()).isEqualTo(new Capability(clock.instant(), false, false, true));
        assertThat(check.again(Capability.DOCUMENTED).nonce()).isFalse();
    }

    @Test
    void seesThatAnOldTimestampIsTaken() {
        api.takesOldTimestamps();

        assertThat(check.whole()).isEqualTo(new Capability(clock.instant(), true, true, false));
    }

    @Test
    void concludesNothingFromAFailure() {
        api.failsReads(ApiException.unreachable("task 16", "reset"));

        assertThatThrownBy(check::whole).isInstanceOf(ApiException.class).hasMessage("task 16: no answer, reset");
    }
}
