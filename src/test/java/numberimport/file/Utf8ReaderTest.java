package numberimport.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8ReaderTest {

    private static final int BUFFER_BYTES = 1 << 15;

    private static String read(Reader reader, Random random) throws IOException {
        var text = new StringBuilder();
        var some = new char[16];
        int most = 1 + random.nextInt(some.length);
        for (int count = reader.read(some, 0, most); count >= 0; count = reader.read(some, 0, most)) {
            assertThat(count).isBetween(1, most);
            text.append(some, 0, count);
        }
        return text.toString();
    }

    private static String expected(byte[] bytes) throws IOException {
        var text = new StringWriter();
        new InputStreamReader(new ByteArrayInputStream(bytes), UTF_8).transferTo(text);
        return text.toString();
    }

    private static void readsTheSame(byte[] bytes, Random random) throws IOException {
        assertThat(read(new Utf8Reader(new ByteArrayInputStream(bytes)), random))
                .as("... " + HexFormat.of().formatHex(bytes, Math.max(0, bytes.length - 60), bytes.length))
                .isEqualTo(expected(bytes));
    }

    @Test
    void readsEachCharacterThereIs() throws IOException {
        var all = new StringBuilder();
        for (int character = 0; character < 0x11_0000; character++) {
            if (character < 0xD800 || character > 0xDFFF) {
                all.appendCodePoint(character);
            }
        }

        var text = new StringWriter();
        new Utf8Reader(new ByteArrayInputStream(all.toString().getBytes(UTF_8))).transferTo(text);

        assertThat(text.toString().equals(all.toString())).isTrue();
    }

    @Test
    void replacesTheSameBrokenBytesAsTheReaderOfTheJdk() throws IOException {
        var random = new Random(11);
        for (int round = 0; round < 50_000; round++) {
            readsTheSame(BrokenUtf8.mixed(random, random.nextInt(8)), random);
        }
    }

    @Test
    void readsTheSameWhereverItsBufferEnds() throws IOException {
        var random = new Random(12);
        for (int round = 0; round < 300; round++) {
            var bytes = new ByteArrayOutputStream();
            bytes.writeBytes("a".repeat(BUFFER_BYTES - random.nextInt(40)).getBytes(UTF_8));
            bytes.writeBytes(BrokenUtf8.mixed(random, random.nextInt(20)));
            readsTheSame(bytes.toByteArray(), random);
        }
    }

    @Test
    void endsAtOnceWithoutText() throws IOException {
        var reader = new Utf8Reader(new ByteArrayInputStream(new byte[0]));

        assertThat(reader.read(new char[4], 0, 4)).isEqualTo(-1);
        assertThat(reader.read(new char[4], 0, 0)).isZero();
    }
}
