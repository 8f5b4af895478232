package numberimport.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the API said, apart from what we say. */
class ToldTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            There is no task 7 in this account (task 7: code 2005 "Couldn't find it (id=7)"). | There is no task 7 in this account. | 2005 | Couldn't find it (id=7)
            该账号没有任务 7（task 7: code 2005 "Couldn't find it"）。 | 该账号没有任务 7。 | 2005 | Couldn't find it
            Stopped: the task was opened (code 501004 "closed first"). 3 of 9 numbers are in the task. | Stopped: the task was opened. 3 of 9 numbers are in the task. | 501004 | closed first
            The signature is wrong (tasks: code 2059 "say "please""). | The signature is wrong. | 2059 | say "please"
            """)
    void standsApart(String text, String sentence, String code, String words) {
        assertThat(Told.of(text)).containsExactly(new Told(sentence, code, words));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Stopped: the task was opened (code 501004). 3 of 9 numbers are in the task.
            No column is known to hold the number; found "code 2" (1 "x")
            There is no run 9.
            """)
    void isNotThereInOtherSentences(String text) {
        assertThat(Told.of(text)).containsExactly(new Told(text, null, null));
    }

    @Test
    void keepsTheLines() {
        assertThat(Told.of("There is no task 7 (task 7: code 2005 \"gone\").\nlook it up"))
                .containsExactly(new Told("There is no task 7.", "2005", "gone"), new Told("look it up", null, null));
    }
}
