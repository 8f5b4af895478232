package numberimport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "abcdef|abcdef|",
                "abcdefg|abcde…|",
                "abc|abc   |",
                "张三李|张三李|",
                "张三李四|张三… |",
                "a张三李|a张三…|",
                "e\u0301cole|e\u0301cole |",
                "😀😀😀😀|😀😀… |"
            })
    void cutsByTheWidthOnTheScreen(String text, String shown, String none) {
        assertThat(new Columns().left(6, "NAME").right(2, "N").line(text, "1")).isEqualTo(shown + "   1");
    }

    @ParameterizedTest
    @CsvSource({"1, ' 1'", "123, 123"})
    void neverCutsNumbers(String number, String shown) {
        assertThat(new Columns().right(2, "N").line(number)).isEqualTo(shown);
        assertThat(new Columns().whole(2, "N").line(number)).isEqualTo(shown.strip());
    }
}
