package numberimport.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Text that is refused as a whole for its encoding or its quotes; the ids are those of the catalogue of bad input. */
class UnreadableTextTest {

    private static final Charset GBK = Charset.forName("GBK");

    @TempDir
    Path directory;

    private static UnreadableFileException refusal(Path file, ReadingOptions options) {
        return catchThrowableOfType(UnreadableFileException.class, () -> {
            try (RowReader rows = NumberFile.open(file, options).read()) {
                while (rows.next() != null) {
                    // Only reading on shows what is wrong further down.
                }
            }
        });
    }

    private UnreadableFileException refusal(String name, byte[] content) throws IOException {
        return refusal(Files.write(directory.resolve(name), content), ReadingOptions.FIND_OUT);
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of(
                        "F04", "\uFEFF", "EMPTY_FILE", "f.csv: nothing but blank rows, expected column names and rows"),
                Arguments.of(
                        "F04",
                        "\n\r\n,,\n",
                        "EMPTY_FILE",
                        "f.csv: nothing but blank rows, expected column names and rows"),
                Arguments.of(
                        "F14",
                        "a,b\n1,2\n3,\"x",
                        "UNCLOSED_QUOTE",
                        "f.csv line 3: the quote that opens here is never closed, expected a closing quote"),
                Arguments.of(
                        "C04",
                        "a,b,c\n1,\"x\ny\",\"z\n2,3\n4,5",
                        "UNCLOSED_QUOTE",
                        "f.csv line 3: the quote that opens here is never closed, expected a closing quote"),
                Arguments.of(
                        "C04",
                        "a,b\n1,\"x\n" + "2,y\n".repeat(400_000),
                        "UNCLOSED_QUOTE",
                        "f.csv line 2: the quote that opens here is never closed, expected a closing quote"),
                Arguments.of(
                        "C05",
                        "a,b\n1,\"abc\"x",
                        "BAD_QUOTING",
                        "f.csv line 2: text after a closing quote in the row that starts at line 2, expected the delimiter"),
                Arguments.of(
                        "C05",
                        "a,b\n1,\"abc\n2,x\n3,\"y\"",
                        "BAD_QUOTING",
                        "f.csv line 4: text after a closing quote in the row that starts at line 2, expected the delimiter"),
                Arguments.of(
                        "C07",
                        "a,b;c\n1,2;3",
                        "DELIMITER",
                        "f.csv: the header can be cut at each of , ;, expected one delimiter"),
                Arguments.of(
                        "C17",
                        "a,b\n1,2\n3," + "x".repeat(1_100_000),
                        "RECORD_TOO_LONG",
                        "f.csv line 3: more than 1048576 characters in one row, expected at most as many"));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource
    void texts(String id, String content, String code, String message) throws IOException {
        var refusal = refusal("f.csv", content.getBytes(UTF_8));

        assertThat(refusal).hasMessage(message);
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.hint()).isNotBlank();
    }

    static Stream<Arguments> encodings() {
        byte[] damaged = "a,b\n1,张三\n2,李四王五赵六孙七周八\n".getBytes(UTF_8);
        damaged[17] = 'x';
        return Stream.of(
                Arguments.of(
                        "E07",
                        damaged,
                        "f.csv line 3: the byte at offset 15 is not UTF-8, expected the whole file to be"),
                Arguments.of(
                        "E07 cut off",
                        Arrays.copyOf("a,b\n1,张三李四王五赵六孙七周八".getBytes(UTF_8), 40),
                        "f.csv line 2: the byte at offset 39 is not UTF-8, expected the whole file to be"),
                Arguments.of(
                        "E08 Big5",
                        "a,b\r\n1,陳怡君\r\n2,林志玲".getBytes(Charset.forName("Big5")),
                        "f.csv line 2: the byte at offset 7 is not UTF-8, and the file is hardly GB18030, expected one of them"),
                Arguments.of(
                        "E08 Shift-JIS",
                        "a,b\n1,2\n3,山田太郎".getBytes(Charset.forName("Shift_JIS")),
                        "f.csv line 3: the byte at offset 10 is not UTF-8, and the file is hardly GB18030, expected one of them"),
                Arguments.of(
                        "E08 Windows-1252",
                        "a,b\r1,Müller\r".getBytes(ISO_8859_1),
                        "f.csv line 2: the byte at offset 7 is not UTF-8, and the file is hardly GB18030, expected one of them"),
                Arguments.of(
                        "E09 much of both",
                        concat(
                                ("a\n" + "号".repeat(1001) + "\n").getBytes(UTF_8),
                                "手机号码".repeat(9000).getBytes(GBK)),
                        "f.csv line 3: the byte at offset 3006 is not UTF-8, expected the whole file to be"),
                Arguments.of(
                        "E09",
                        concat("a,b\n1,张三李四\n".getBytes(UTF_8), "2,王小明和李小红\n".getBytes(GBK)),
                        "f.csv line 3: the byte at offset 21 is not UTF-8, and the file is hardly GB18030, expected one of them"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void encodings(String id, byte[] content, String message) throws IOException {
        var refusal = refusal("f.csv", content);

        assertThat(refusal).hasMessage(message);
        assertThat(refusal.code()).isEqualTo("ENCODING");
    }

    @Test
    void refusesBytesThatTheDeclaredCharsetDoesNotKnow() throws IOException {
        var file = Files.write(directory.resolve("f.csv"), "a,b\n1,张三".getBytes(UTF_8));

        var refusal = refusal(file, new ReadingOptions(Charset.forName("US-ASCII"), null, null, 0));

        assertThat(refusal)
                .hasMessage("f.csv line 2: the byte at offset 6 is not US-ASCII, expected the whole file to be");
        assertThat(refusal.code()).isEqualTo("ENCODING");
    }

    @Test
    void readsARecordUpToTheLimitAndNotOneCharacterMore() throws IOException {
        var limits = new Limits(256, 8192, 20_000, 1000, 1 << 20, 10, 1 << 20, 100);
        var file = directory.resolve("f.csv");
        Files.writeString(file, "a,b\n1,2\n1," + "x".repeat(19_998) + "\n1,2");
        try (RowReader rows =
                NumberFile.open(file, ReadingOptions.FIND_OUT, limits).read()) {
            assertThat(Stream.of(rows.next(), rows.next(), rows.next())).doesNotContainNull();
        }

        Files.writeString(file, "a,b\n1,2\n1," + "x".repeat(19_999) + "\n1,2");
        try (RowReader rows =
                NumberFile.open(file, ReadingOptions.FIND_OUT, limits).read()) {
            assertThat(rows.next()).isNotNull();
            assertThat(catchThrowableOfType(UnreadableFileException.class, rows::next))
                    .hasMessage("f.csv line 3: more than 20000 characters in one row, expected at most as many");
        }
    }

    private static byte[] concat(byte[] first, byte[] second) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(first);
        bytes.writeBytes(second);
        return bytes.toByteArray();
    }
}
