package numberimport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskWordsTest {

    @ParameterizedTest
    @CsvSource({
        "0.6667, 66.67 %",
        "1.0, 100 %",
        "0, 0 %",
        "0.0, 0 %",
        "0.5, 50 %",
        "0.00004, 0 %",
        "0.333333333, 33.33 %",
        "1.25, 125 %",
        "-, -",
        "66.7%, 66.7%",
        "1e9999999, 1e9999999",
        "'', ''",
        ", ''"
    })
    void showsSharesAsPercentages(String text, String percentage) {
        assertThat(TaskWords.rate(text)).isEqualTo(percentage);
    }

    @Test
    void keepsNumbersThatAreNotDocumented() {
        assertThat(TaskWords.status(3)).isEqualTo("stopping");
        assertThat(TaskWords.status(4)).isEqualTo("4");
        assertThat(TaskWords.type(4)).isEqualTo("ivr");
        assertThat(TaskWords.type(5)).isEqualTo("5");
    }
}
