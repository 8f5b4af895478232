package numberimport.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Utf8CheckTest {

    private static Utf8Check check(int validCharacters, int brokenBytes) {
        var check = new Utf8Check();
        long offset = 0;
        for (byte value : "号".repeat(validCharacters).getBytes(UTF_8)) {
            check.accept(value & 0xFF, offset++);
        }
        for (int i = 0; i < brokenBytes; i++) {
            check.accept(0xFF, offset++);
        }
        check.end();
        return check;
    }

    @Test
    void takesMoreThanNineInTenValidForDamagedUtf8() {
        assertThat(check(9, 1).damaged()).isFalse();
        assertThat(check(10, 1).damaged()).isTrue();
        assertThat(check(10, 0).damaged()).isFalse();
    }

    @Test
    void takesOneInTenValidForPartlyUtf8() {
        assertThat(check(3, 27).partly()).isFalse();
        assertThat(check(3, 26).partly()).isTrue();
        assertThat(check(2, 2).partly()).isFalse();
    }

    @Test
    void knowsWhereTheFirstBrokenByteIs() {
        assertThat(check(2, 3).firstBroken()).isEqualTo(6);
        assertThat(check(2, 0).intact()).isTrue();
    }
}
