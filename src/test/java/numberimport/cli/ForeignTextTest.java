package numberimport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignTextTest {

    @ParameterizedTest
    @ValueSource(chars = {0, 7, 8, 0x1b, 0x7f, 0x80, 0x9b, 0x9f, 0x2028, 0x200e, 0x202e, 0x2066})
    void leavesNothingThatMovesATerminal(char harmful) throws IOException {
        var text = "张三" + harmful + "[2J 😀";
        var json = new StringWriter();
        try (var writer = ForeignText.escapedJson(json)) {
            writer.write(text);
        }

        assertThat(ForeignText.line(text)).isEqualTo("张三 [2J 😀");
        assertThat(ForeignText.lines(text)).isEqualTo("张三 [2J 😀");
        assertThat(json).hasToString("张三\\u%04x[2J 😀".formatted((int) harmful));
    }

    @Test
    void keepsLinesWhereThereMayBeSome() {
        assertThat(ForeignText.lines("a\r\n\tb")).isEqualTo("a\r\n\tb");
        assertThat(ForeignText.line("a\n\tb")).isEqualTo("a  b");
    }
}
