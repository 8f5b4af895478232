package numberimport.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every reader promises, whatever the format: the same table gives the same rows. */
abstract class RowReaderContract {

    @TempDir
    Path directory;

    /** Writes the rows to a file of the format, from row 1 on. */
    abstract Path file(List<List<String>> rows) throws IOException;

    /** How messages name a row of that file. */
    abstract String place(int row);

    private NumberFile open(List<List<String>> rows) throws IOException {
        return NumberFile.open(file(rows), ReadingOptions.FIND_OUT);
    }

    private static List<SourceRow> read(NumberFile file) {
        List<SourceRow> rows = new ArrayList<>();
        try (RowReader reader = file.read()) {
            for (SourceRow row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<String> texts(SourceRow row) {
        List<String> texts = new ArrayList<>();
        for (int column = 0; column < row.size(); column++) {
            texts.add(row.text(column));
        }
        return texts;
    }

    private UnreadableFileException refusal(List<List<String>> rows) {
        return catchThrowableOfType(UnreadableFileException.class, () -> read(open(rows)));
    }

    @Test
    void givesRowsInOrderWithTheirNumbers() throws IOException {
        var rows = read(open(List.of(
                List.of("phone", "姓名"), List.of("13800000001", "张三"), List.of("13800000002", "a \"b\", c\nd"))));

        assertThat(rows)
                .extracting(RowReaderContract::texts)
                .containsExactly(List.of("13800000001", "张三"), List.of("13800000002", "a \"b\", c\nd"));
        assertThat(rows).extracting(SourceRow::number).containsExactly(2L, 3L);
    }

    @Test
    void trimsColumnNames() throws IOException {
        var file = open(List.of(List.of(" phone\u00A0", "\u3000姓名 ", "note"), List.of("1", "2", "3")));

        assertThat(file.columns()).containsExactly("phone", "姓名", "note");
        assertThat(file.headerRow()).isEqualTo(1);
    }

    @Test
    void passesOverBlankRowsButCountsThem() throws IOException {
        var file = open(List.of(
                List.of(""),
                List.of(" ", ""),
                List.of("phone", "name"),
                List.of("", "\u3000"),
                List.of("13800000001", "a"),
                List.of(""),
                List.of("13800000002", "b"),
                List.of(" ", " ")));

        assertThat(file.headerRow()).isEqualTo(3);
        assertThat(read(file)).extracting(SourceRow::number).containsExactly(5L, 7L);
    }

    @Test
    void keepsRowsShorterAndLongerThanTheHeader() throws IOException {
        var rows = read(open(List.of(List.of("phone", "name"), List.of("1380"), List.of("1381", "a", "b"))));

        assertThat(rows).extracting(SourceRow::size).containsExactly(1, 3);
        assertThat(rows.get(0).text(1)).isEmpty();
        assertThat(rows.get(0).raw(1)).isEmpty();
        assertThat(rows.get(0).kind(1)).isEqualTo(CellKind.EMPTY);
    }

    @Test
    void tellsTextFromEmptyCells() throws IOException {
        var row = read(open(List.of(List.of("a", "b", "c"), List.of("x", "", "z"))))
                .get(0);

        assertThat(row.kind(0)).isEqualTo(CellKind.TEXT);
        assertThat(row.kind(1)).isEqualTo(CellKind.EMPTY);
        assertThat(row.raw(2)).isEqualTo("z");
    }

    @Test
    void givesNoRowForAHeaderAlone() throws IOException {
        assertThat(read(open(List.of(List.of("phone", "name"))))).isEmpty();
    }

    @Test
    void startsEveryPassAfresh() throws IOException {
        var file = open(List.of(List.of("phone"), List.of("1"), List.of("2")));

        assertThat(read(file)).hasSize(2);
        assertThat(read(file)).hasSize(2);
    }

    @Test
    void staysAtTheEnd() throws IOException {
        try (RowReader reader = open(List.of(List.of("phone"), List.of("1"))).read()) {
            assertThat(reader.next()).isNotNull();
            assertThat(reader.next()).isNull();
            assertThat(reader.next()).isNull();
        }
    }

    @Test
    void takesTheNamedHeaderRow() throws IOException {
        var file = NumberFile.open(
                file(List.of(List.of("客户名单"), List.of("", ""), List.of("phone", "name"), List.of("1", "a"))),
                new ReadingOptions(null, null, null, 3));

        assertThat(file.columns()).containsExactly("phone", "name");
        assertThat(file.headerRow()).isEqualTo(3);
        assertThat(read(file)).extracting(SourceRow::number).containsExactly(4L);
    }

    @Test
    void refusesHeaderRowThatIsBlankOrMissing() {
        assertThat(catchThrowableOfType(
                        UnreadableFileException.class,
                        () -> NumberFile.open(
                                file(List.of(List.of("phone"), List.of(""), List.of("1"))),
                                new ReadingOptions(null, null, null, 2))))
                .hasMessage(place(2) + ": blank, expected the column names");
        assertThat(catchThrowableOfType(
                        UnreadableFileException.class,
                        () -> NumberFile.open(
                                file(List.of(List.of("phone"), List.of("1"))),
                                new ReadingOptions(null, null, null, 9))))
                .hasMessage(place(9) + ": no such row, expected the column names")
                .extracting(UnreadableFileException::code)
                .isEqualTo("NO_HEADER");
    }

    @Test
    void refusesNumberInPlaceOfAColumnName() {
        var refusal = refusal(List.of(List.of("张三", "138-0000 0001"), List.of("李四", "13800000002")));

        assertThat(refusal.code()).isEqualTo("NO_HEADER");
        assertThat(refusal).hasMessage(place(1) + ": column 2 holds a number, expected column names");
        assertThat(refusal.hint())
                .isEqualTo("Put a row of column names above the first row, or name the row with --header-row.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=\"13800000001\"",
                "'13800000001",
                "１３８０００００００１",
                "(+86)13800000001",
                "13800000001、13900000001",
                "13800000001，13900000001",
                "1.38E+10"
            })
    void refusesWrittenNumbersInPlaceOfAColumnName(String name) {
        var refusal = refusal(List.of(List.of(name, "张三"), List.of("13800000002", "李四")));

        assertThat(refusal).hasMessage(place(1) + ": column 1 holds a number, expected column names");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-05-01", "2024/05/01", "20240501", "电话1/电话2", "1", "2024", "400电话"})
    void takesNamesThatHoldDigits(String name) throws IOException {
        var file = open(List.of(List.of("phone", name), List.of("13800000002", "x")));

        assertThat(file.columns()).containsExactly("phone", name);
    }

    /** H06, H07. */
    @Test
    void refusesTheSameNameTwice() {
        var refusal = refusal(List.of(List.of("Cellphone", "name", " ｃｅｌｌ phone"), List.of("1", "2", "3")));

        assertThat(refusal.code()).isEqualTo("DUPLICATE_HEADER");
        assertThat(refusal)
                .hasMessage(place(1) + ": columns 1 \"Cellphone\" and 3 \"ｃｅｌｌ phone\" have the same name,"
                        + " expected each name once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=\"城市\"", "'=\"城市\"", "＝\"城 市\"", "城\u2060市\u200D", "\u202A城市\u202C"})
    void refusesTheSameNameWrittenInAnotherWay(String name) {
        var refusal = refusal(List.of(List.of("phone", name, "城市"), List.of("1", "2", "3")));

        assertThat(refusal.code()).isEqualTo("DUPLICATE_HEADER");
        assertThat(refusal)
                .hasMessage(place(1) + ": columns 2 \"" + name + "\" and 3 \"城市\" have the same name,"
                        + " expected each name once");
    }

    @Test
    void letsIgnoredColumnsHaveTheSameName() throws IOException {
        var file = open(List.of(List.of("phone", "_row", "_row"), List.of("1", "2", "3")));

        assertThat(read(file)).hasSize(1);
    }

    @Test
    void refusesValueInAColumnWithoutAName() {
        var refusal =
                refusal(List.of(List.of("phone", "", "name"), List.of("1", " ", "a"), List.of("2", "secret", "b")));

        assertThat(refusal.code()).isEqualTo("EMPTY_HEADER");
        assertThat(refusal).hasMessage(place(3) + ": column 2 has a value but no name in the header, expected a name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=\"\"", "\u200D", "\u2060\u200E"})
    void refusesValueInAColumnWhoseNameShowsNothing(String name) {
        var refusal = refusal(List.of(List.of("phone", name), List.of("1", "secret")));

        assertThat(refusal).hasMessage(place(2) + ": column 2 has a value but no name in the header, expected a name");
    }

    @Test
    void readsPastAnEmptyColumnWithoutAName() throws IOException {
        var file = open(List.of(List.of("phone", "", "name"), List.of("1", " ", "a")));

        assertThat(file.columns()).containsExactly("phone", "", "name");
        assertThat(texts(read(file).get(0))).containsExactly("1", " ", "a");
    }

    @Test
    void refusesNothingButBlankRows() {
        var refusal = refusal(List.of(List.of(" "), List.of("", " ")));

        assertThat(refusal.code()).isEqualTo("EMPTY_FILE");
        assertThat(refusal.hint()).isEqualTo("Export the file again; it needs a header row.");
    }

    @Test
    void readsAsManyColumnsAsTheLimitAndNotOneMore() throws IOException {
        assertThat(open(List.of(columns(256))).columns()).hasSize(256);
        assertThat(refusal(List.of(columns(257))))
                .hasMessage(place(1) + ": a header of 257 columns and 920 characters, expected at most 256 and 8192")
                .extracting(UnreadableFileException::code)
                .isEqualTo("TOO_LARGE");
    }

    private static List<String> columns(int count) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            names.add("c" + i);
        }
        return names;
    }

    @Test
    void readsALongHeaderUpToTheLimit() throws IOException {
        assertThat(open(List.of(List.of("phone", "n".repeat(8187)))).columns()).hasSize(2);
        assertThat(refusal(List.of(List.of("phone", "n".repeat(8188)))).code()).isEqualTo("TOO_LARGE");
    }

    @Test
    void keepsCellsAsLongAsExcelAllows() throws IOException {
        var row = read(open(List.of(List.of("phone", "note"), List.of("1", "号".repeat(32_767)))))
                .get(0);

        assertThat(row.text(1)).hasSize(32_767);
    }
}
