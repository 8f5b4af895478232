package numberimport.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;
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
    void countsTheSameWhereMostOfATextIsPassedOver() {
        var random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            byte[] block = BrokenUtf8.mixed(random, random.nextInt(12));
            var closely = new Utf8Check();
            var quickly = new Utf8Check();
            for (int i = 0; i < block.length; i++) {
                closely.accept(block[i] & 0xFF, i);
            }
            for (int i = 0; i < block.length; i++) {
                i = quickly.betweenCharacters() ? quickly.pastUsual(block, i, block.length) : i;
                if (i < block.length) {
                    quickly.accept(block[i] & 0xFF, i);
                }
            }
            closely.end();
            quickly.end();
            assertThat(findings(quickly)).as(HexFormat.of().formatHex(block)).isEqualTo(findings(closely));
        }
    }

    private static List<Object> findings(Utf8Check check) {
        return List.of(check.valid(), check.intact(), check.damaged(), check.partly(), check.firstBroken());
    }

    @Test
    void knowsWhereTheFirstBrokenByteIs() {
        assertThat(check(2, 3).firstBroken()).isEqualTo(6);
        assertThat(check(2, 0).intact()).isTrue();
    }
}
