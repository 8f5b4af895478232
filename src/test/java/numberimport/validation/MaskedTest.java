package numberimport.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "13812345678 | 138******78",
                "+86 138-1234-5678 | +86 1**-****-**78",
                "13812345678,01062345678 | 138******78,010******78",
                "1381234 | 1381234",
                "95588 | 95588",
                "N/A | N/A",
            })
    void showsTooLittleToCall(String text, String masked) {
        assertThat(Masked.digits(text)).isEqualTo(masked);
    }

    @Test
    void quotesOneShortLine() {
        assertThat(Masked.quoted("a\nb\u2028c")).isEqualTo("\"a b c\"");
        assertThat(Masked.quoted("\uD83D\uDE00".repeat(41))).isEqualTo("\"" + "\uD83D\uDE00".repeat(40) + "…\"");
    }

    @Test
    void hidesThePersonInWhatMayBeLogged() {
        assertThat(new NumberEntry(5, "13812345678", "张三", "VIP", Map.of("城市", "杭州")))
                .hasToString("NumberEntry[row=5, cellphone=138******78]");
        assertThat(new Phone("13812345678", 8613812345678L)).hasToString("138******78");
        assertThat(new Violation(Reason.PHONE_INVALID, "手机号", " 1381234567", "1381234567", "has 10 digits"))
                .hasToString("Violation[PHONE_INVALID: 手机号 \"138*****67\" has 10 digits]");
    }
}
