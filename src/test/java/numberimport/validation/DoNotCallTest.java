package numberimport.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class DoNotCallTest {

    private final DoNotCall doNotCall = DoNotCall.forRegion("CN");

    @Test
    void knowsTheListOfANumberHoweverItIsWritten() {
        assertThat(doNotCall.add("first", "+86 138 1234 5678")).isTrue();
        assertThat(doNotCall.add("second", "13812345678、010-62345678")).isTrue();

        assertThat(doNotCall.listOf(new Phone("13812345678", 8613812345678L))).isEqualTo("first");
        assertThat(doNotCall.listOf(new Phone("01062345678", 861062345678L))).isEqualTo("second");
        assertThat(doNotCall.listOf(new Phone("13812345679", 8613812345679L))).isNull();
        assertThat(doNotCall.size()).isEqualTo(2);
    }

    @Test
    void saysWhatItCouldNotRead() {
        assertThat(doNotCall.add("list", "手机号")).isFalse();
        assertThat(doNotCall.add("list", "")).isFalse();
        assertThat(doNotCall.add("list", "13812345678,1381234567")).isFalse();
        assertThat(doNotCall.size()).isZero();
    }

    @Test
    void belongsToOneRegion() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rules("GB", Dedupe.FILE, doNotCall))
                .withMessage("The do-not-call list is read for region CN, expected GB like the file");
        assertThatIllegalStateException()
                .isThrownBy(() -> DoNotCall.none().add("list", "13812345678"))
                .withMessage("DoNotCall.none() takes no numbers, expected DoNotCall.forRegion(…)");
    }

    @Test
    void refusesARegionThatNobodyKnows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rules("XX", Dedupe.FILE, DoNotCall.none()))
                .withMessage("Region \"XX\" is not known, expected an ISO 3166 code such as CN or GB");
        assertThat(new Rules(" gb ", Dedupe.FILE, DoNotCall.none()).region()).isEqualTo("GB");
    }
}
