package numberimport.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** CSV files that can be read; the ids are those of the catalogue of bad input. */
class TextFileTest {

    private static final Charset GBK = Charset.forName("GBK");
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset BIG5 = Charset.forName("Big5");

    @TempDir
    Path directory;

    private NumberFile open(byte[] content, ReadingOptions options) throws IOException {
        return NumberFile.open(Files.write(directory.resolve("leads.csv"), content), options);
    }

    /** Each row as its number, then its cells. */
    private static List<String> rows(NumberFile file) {
        List<String> rows = new ArrayList<>();
        try (RowReader reader = file.read()) {
            for (SourceRow row = reader.next(); row != null; row = reader.next()) {
                var text = new StringBuilder().append(row.number());
                for (int column = 0; column < row.size(); column++) {
                    text.append('|').append(row.text(column));
                }
                rows.add(text.toString());
            }
        }
        return rows;
    }

    private static byte[] bytes(Object... parts) {
        var bytes = new ByteArrayOutputStream();
        for (Object part : parts) {
            bytes.writeBytes(part instanceof byte[] raw ? raw : part.toString().getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    static Stream<Arguments> syntax() {
        return Stream.of(
                Arguments.of("F15 no final newline", "a,b\n1,2", List.of("2|1|2")),
                Arguments.of("F16 ^Z in the last line", "a,b\r\n1,2\r\n\u001A", List.of("2|1|2")),
                Arguments.of("F16 ^Z before the last line", "a\n\u001A\n1", List.of("3|1")),
                Arguments.of("C01 LF", "a,b\n1,2\n3,4\n", List.of("2|1|2", "3|3|4")),
                Arguments.of("C01 CRLF", "a,b\r\n1,2\r\n3,4\r\n", List.of("2|1|2", "3|3|4")),
                Arguments.of("C01 CR", "a,b\r1,2\r3,4\r", List.of("2|1|2", "3|3|4")),
                Arguments.of("C01 mixed", "a,b\r\n1,2\r3,4\n5,6", List.of("2|1|2", "3|3|4", "4|5|6")),
                Arguments.of("C02 quoted newline", "a,b\r\n1,\"x\r\ny\"\r\n2,z", List.of("2|1|x\r\ny", "4|2|z")),
                Arguments.of("C03 doubled quotes", "a,b\n1,\"x \"\"y\"\"\"", List.of("2|1|x \"y\"")),
                Arguments.of("C06 quote inside", "a,b\n1,x\"y", List.of("2|1|x\"y")),
                Arguments.of("C09 short row", "a,b,c\n1", List.of("2|1")),
                Arguments.of("C10 long row", "a,b\n1,2,3,", List.of("2|1|2|3|")),
                Arguments.of("C11 blank lines", "\n\na,b\n\n1,2\n\n\n3,4\n\n", List.of("5|1|2", "8|3|4")),
                Arguments.of("C12 only delimiters", "a,b,c\n,,\n 1,2,3\n , ,\u00A0", List.of("3| 1|2|3")),
                Arguments.of("C13 comment line", "a,b\n# x,y", List.of("2|# x|y")),
                Arguments.of("C14 NUL", "a,b\n1,x\u0000y", List.of("2|1|x\u0000y")),
                Arguments.of("C19 no row break", "a,b\n1,x\u2028y\u0085z", List.of("2|1|x\u2028y\u0085z")),
                Arguments.of("E10 BOM between", "a,b\n1,2\n\uFEFFa,b\n3,4", List.of("2|1|2", "3|\uFEFFa|b", "4|3|4")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void syntax(String id, String content, List<String> rows) throws IOException {
        assertThat(rows(open(content.getBytes(UTF_8), ReadingOptions.FIND_OUT))).isEqualTo(rows);
    }

    static Stream<Arguments> delimiters() {
        return Stream.of(
                Arguments.of("comma", "a,b\n1,2", ',', List.of("2|1|2")),
                Arguments.of("C07 semicolon", "a;b\n1;2,5", ';', List.of("2|1|2,5")),
                Arguments.of(
                        "C07 semicolon, a comma in each row",
                        "a;b\n1;2,5\n3;4,5\n5;6,5",
                        ';',
                        List.of("2|1|2,5", "3|3|4,5", "4|5|6,5")),
                Arguments.of(
                        "C07 semicolon, a comma in uneven rows",
                        "手机号;姓名;金额;备注\n13812345678;张三;12,50\n13812345679;李四;9,90;老客户\n13812345680;王五;7,00\n",
                        ';',
                        List.of("2|13812345678|张三|12,50", "3|13812345679|李四|9,90|老客户", "4|13812345680|王五|7,00")),
                Arguments.of(
                        "C07 tab, a comma in each row", "a\tb\n1\t2,5\n3\t4,5", '\t', List.of("2|1|2,5", "3|3|4,5")),
                Arguments.of("C07 tab", "a\tb\n1\t2", '\t', List.of("2|1|2")),
                Arguments.of("C07 vertical bar", "a|b\n1|2", '|', List.of("2|1|2")),
                Arguments.of("only in quotes", "\"a;b\",c\n1,2", ',', List.of("2|1|2")),
                Arguments.of("decided by the rows", "a,b;c\n1,2\n3,4", ',', List.of("2|1|2", "3|3|4")),
                Arguments.of("cuts no row", "phone,name,note(A|B)\n1,2\n3,4,5", ',', List.of("2|1|2", "3|3|4|5")),
                Arguments.of("tab after every cell", "a\t,b\t,\n1\t,2\t,\n", ',', List.of("2|1\t|2\t|")),
                Arguments.of("tab after the last cell, too", "a\t,b\t\n1\t,2\t\n", ',', List.of("2|1\t|2\t")),
                Arguments.of("C08 sep line saved again", "sep=,,,\na,b\n1,2", ',', List.of("3|1|2")),
                Arguments.of("one column", "phone\n1\n2", ',', List.of("2|1", "3|2")),
                Arguments.of("H12 title above", "leads, May\n\na\tb\n1\t2", '\t', List.of("3|a|b", "4|1|2")),
                Arguments.of("H12 title of one cell", "leads\nMay\na;b\n1;2", ';', List.of("2|May", "3|a|b", "4|1|2")),
                Arguments.of("title above uneven rows", "leads\na;b\n1;2;3", ',', List.of("2|a;b", "3|1;2;3")),
                Arguments.of("H12 blank line below the header", "leads\na;b\n\n1;2", ';', List.of("2|a|b", "4|1|2")),
                Arguments.of(
                        "several numbers in each cell",
                        "phone\n13800138001;13900139001\n13800138002;13900139002",
                        ',',
                        List.of("2|13800138001;13900139001", "3|13800138002;13900139002")),
                Arguments.of("one cell with a delimiter", "phone\n1;2\n3", ',', List.of("2|1;2", "3|3")),
                Arguments.of("tab after each cell of one column", "phone\n1\t\n2\t", ',', List.of("2|1\t", "3|2\t")),
                Arguments.of("C08 sep line", "sep=;\r\na;b\r\n1;2", ';', List.of("3|1|2")),
                Arguments.of("C08 sep line with BOM", "\uFEFFSEP=\t\na\tb\n1\t2", '\t', List.of("3|1|2")),
                Arguments.of("sep line without delimiter", "sep=\"\na,b\n1,2", ',', List.of("2|a|b", "3|1|2")),
                Arguments.of("C08 quoted sep line", "\"sep=|\"\na|b\n1|2", '|', List.of("3|1|2")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void delimiters(String id, String content, char delimiter, List<String> rows) throws IOException {
        var file = open(content.getBytes(UTF_8), ReadingOptions.FIND_OUT);

        assertThat(file.delimiter()).isEqualTo(delimiter);
        assertThat(rows(file)).isEqualTo(rows);
    }

    @Test
    void takesTheDeclaredDelimiter() throws IOException {
        var options = new ReadingOptions(null, '^', null, 0);

        assertThat(rows(open(bytes("sep=;\na;x^b\n1^2"), options))).containsExactly("3|1|2");
    }

    @Test
    void readsQuotesBehindSpacesWhereTheHeaderHasSome() throws IOException {
        byte[] content = bytes("手机号, \"姓名\", \"城市\"\n13812345678, \"张三, 李四\", \"北京\"\n");

        for (Character delimiter : new Character[] {null, ','}) {
            var file = open(content, new ReadingOptions(null, delimiter, null, 0));

            assertThat(file.columns()).containsExactly("手机号", "姓名", "城市");
            assertThat(rows(file)).containsExactly("2|13812345678|张三, 李四|北京");
        }
    }

    @Test
    void keepsQuotesBehindSpacesWhereTheHeaderHasNone() throws IOException {
        assertThat(rows(open(bytes("a,b\n1, \"\n2, \"\n3, \"x\" y"), ReadingOptions.FIND_OUT)))
                .containsExactly("2|1| \"", "3|2| \"", "4|3| \"x\" y");
    }

    static Stream<Arguments> charsets() {
        String rows = "手机号,姓名\r\n13800000001,张三\r\n13800000002,王小明\r\n";
        return Stream.of(
                Arguments.of("ASCII", bytes("phone,name\n13800000001,a"), null, "UTF-8", "2|13800000001|a"),
                Arguments.of("E01", bytes(rows), null, "UTF-8", "2|13800000001|张三"),
                Arguments.of("E02", bytes("\uFEFF" + rows), null, "UTF-8", "2|13800000001|张三"),
                Arguments.of("E03", rows.getBytes(GBK), null, "GB18030", "2|13800000001|张三"),
                Arguments.of("E03 traditional", "手机号,姓名\n1,張學友\n2,陳怡君".getBytes(GBK), null, "GB18030", "2|1|張學友"),
                Arguments.of("E03 rare names", "手机号,姓名\n1,喆劉張陳黃鄭".getBytes(GBK), null, "GB18030", "2|1|喆劉張陳黃鄭"),
                Arguments.of("E04", "手机号,姓名\n1,𠮷田".getBytes(GB18030), null, "GB18030", "2|1|𠮷田"),
                Arguments.of("E05 LE", ("\uFEFF" + rows).getBytes(UTF_16LE), null, "UTF-16LE", "2|13800000001|张三"),
                Arguments.of("E05 BE", ("\uFEFF" + rows).getBytes(UTF_16BE), null, "UTF-16BE", "2|13800000001|张三"),
                Arguments.of("E06 LE", rows.getBytes(UTF_16LE), null, "UTF-16LE", "2|13800000001|张三"),
                Arguments.of("E06 BE", rows.getBytes(UTF_16BE), null, "UTF-16BE", "2|13800000001|张三"),
                Arguments.of("E08 declared", "手機號,姓名\n1,陳怡君".getBytes(BIG5), BIG5, "Big5", "2|1|陳怡君"),
                Arguments.of("GBK declared", "a,b\n1,𠮷".getBytes(GB18030), GBK, "GB18030", "2|1|𠮷"),
                Arguments.of(
                        "E12 encoded surrogate",
                        bytes("a,b\n1,", new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, "x"),
                        null,
                        "UTF-8",
                        "2|1|\uFFFDx"),
                Arguments.of(
                        "E12 lone surrogate",
                        bytes("\uFEFFa,b\n1,".getBytes(UTF_16LE), new byte[] {0, (byte) 0xD8}),
                        null,
                        "UTF-16LE",
                        "2|1|\uFFFD"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void charsets(String id, byte[] content, @Nullable Charset declared, String charset, String firstRow)
            throws IOException {
        var file = open(content, new ReadingOptions(declared, null, null, 0));

        assertThat(file.charset()).isEqualTo(charset);
        assertThat(rows(file).get(0)).isEqualTo(firstRow);
    }

    @Test
    void findsGb18030BeyondTheFirstBlock() throws IOException {
        byte[] ascii = "13800000001,someone\n".repeat(10_000).getBytes(ISO_8859_1);

        var file = open(bytes("phone,name\n", ascii, "1,张三李四\n".getBytes(GBK)), ReadingOptions.FIND_OUT);

        assertThat(file.charset()).isEqualTo("GB18030");
        assertThat(rows(file)).hasSize(10_001).endsWith("10002|1|张三李四");
    }

    @Test
    void readsCharactersAcrossBlocks() throws IOException {
        for (int shift = 0; shift < 4; shift++) {
            String row = "1," + "号𠮷".repeat(30_000) + "x".repeat(shift);

            assertThat(rows(open(
                            ("a,b" + "\n" + "x".repeat(shift) + "," + row).getBytes(UTF_8), ReadingOptions.FIND_OUT)))
                    .containsExactly("2|" + "x".repeat(shift) + "|" + row.replace(',', '|'));
            assertThat(open(("a,b\n" + row).getBytes(GB18030), ReadingOptions.FIND_OUT)
                            .charset())
                    .isEqualTo("GB18030");
        }
    }
}
