package numberimport.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenNumberTest {

    private static WrittenNumber number(String text) {
        return WrittenNumber.of(text, "CN").orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13812345678",
                "+86 138 1234 5678",
                "0086-138-1234-5678",
                "013812345678",
                "１３８１２３４５６７８",
                "(138)12345678",
                "1.3812345678E10",
                "13812345678.0",
                "=\"13812345678\"",
                "13987654321,13812345678",
                "13812345678 13987654321",
                "请回电13812345678，谢谢",
                "tel:13812345678"
            })
    void isFoundHoweverItIsWritten(String text) {
        assertThat(number("13812345678").isIn(text)).isTrue();
        assertThat(number("+8613812345678").isIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "13812345679",
                "138123456789",
                "913812345678",
                "110101138123456780",
                "138 1234",
                "1381234x5678",
                "no number"
            })
    void isNoPartOfAnotherNumber(String text) {
        assertThat(number("13812345678").isIn(text)).isFalse();
    }

    @Test
    void knowsAFixedLineWithItsExtension() {
        assertThat(number("0571-26200399").isIn("0571-26200399-8001")).isTrue();
        assertThat(number("+86 571 26200399").isIn("057126200399")).isTrue();
        assertThat(number("0571-26200399").isIn("26200399")).isFalse();
    }

    @Test
    void knowsNumbersThatCannotBeCalled() {
        assertThat(number("138123456789").isIn("138123456789")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "110", "1234567890123456789012345"})
    void takesNoTextThatIsNoNumber(String text) {
        assertThat(WrittenNumber.of(text, "CN")).isEmpty();
    }
}
