package numberimport.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RecordCapTest {

    private static final int CAP = 100_000;

    private final RecordCap text = new RecordCap(new EndlessText(), CAP);
    private final char[] block = new char[RecordCap.LOOKAHEAD];

    @Test
    void endsARecordWithoutEnd() throws IOException {
        int read = 0;
        for (int count = text.read(block); count > 0; count = text.read(block)) {
            read += count;
        }

        assertThat(text.exceeded()).isTrue();
        assertThat(read).isBetween(CAP, CAP + 2 * RecordCap.LOOKAHEAD);
    }

    @Test
    void countsAfreshForEveryRecord() throws IOException {
        for (int record = 0; record < 100; record++) {
            text.startRecord();
            assertThat(text.read(block)).isEqualTo(block.length);
            assertThat(text.maybeExceeded()).isFalse();
        }
    }

    private static final class EndlessText extends Reader {

        @Override
        public int read(char[] target, int offset, int length) {
            Arrays.fill(target, offset, offset + length, 'x');
            return length;
        }

        @Override
        public void close() {}
    }
}
