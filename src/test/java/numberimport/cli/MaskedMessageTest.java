package numberimport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskedMessageTest {

    @Test
    void masksPhoneNumbersWithTheirEndsLeft() {
        assertThat(MaskedMessage.mask("row 17: 13812345678, +8613812345678"))
                .isEqualTo("row 17: 138****5678, +861****5678");
    }

    @Test
    void leavesShorterNumbersAlone() {
        assertThat(MaskedMessage.mask("run 131 into task 482913")).isEqualTo("run 131 into task 482913");
    }

    @Test
    void removesSignaturesAndTheirLike() {
        assertThat(MaskedMessage.mask("GET /x?email=a@b.cn&sign=abc&nonce=n1&id=3"))
                .isEqualTo("GET /x?email=***&sign=***&nonce=***&id=3");
    }

    @Test
    void removesControlCharacters() {
        assertThat(MaskedMessage.mask("a\u001b[31mb")).isEqualTo("a?[31mb");
    }
}
