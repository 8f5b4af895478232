package numberimport.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workbooks that can be read; the ids are those of the catalogue of bad input. */
class WorkbookTest {

    private static final String HEADER = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>phone</t></is></c></row>";

    @TempDir
    Path directory;

    private NumberFile open(byte[] workbook, ReadingOptions options) throws IOException {
        return NumberFile.open(Files.write(directory.resolve("leads.xlsx"), workbook), options);
    }

    private NumberFile open(RawWorkbook workbook) throws IOException {
        return open(workbook.bytes(), ReadingOptions.FIND_OUT);
    }

    private static List<SourceRow> rows(NumberFile file) {
        List<SourceRow> rows = new ArrayList<>();
        try (RowReader reader = file.read()) {
            for (SourceRow row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    @Test
    void findsTheWorkbookWhereThePackageSaysItIs() throws IOException {
        var rows = rows(open(new RawWorkbook()
                .inPart("workbook2")
                .rows(HEADER + "<row r='2'><c t='inlineStr'><is><t>13812345678</t></is></c></row>")));

        assertThat(rows).singleElement().satisfies(row -> assertThat(row.raw(0)).isEqualTo("13812345678"));
    }

    static Stream<Arguments> cells() {
        return Stream.of(
                cell("X01 number as text", "t='inlineStr'><is><t>13812345678</t></is>", CellKind.TEXT, "13812345678"),
                cell("X02 General", "><v>13812345678</v>", CellKind.NUMBER, "13812345678", "13812345678"),
                cell("X03 13 digits", "><v>8613812345678</v>", CellKind.NUMBER, "8613812345678", "8613812345678"),
                cell("X04 0.00E+00", "s='1'><v>1.3812345678E10</v>", CellKind.NUMBER, "13812345678", "1.38E+10"),
                cell("X05 grouped", "s='2'><v>13812345678</v>", CellKind.NUMBER, "13812345678", "13,812,345,678"),
                cell("X05 two decimals", "s='3'><v>13812345678</v>", CellKind.NUMBER, "13812345678", "13812345678.00"),
                cell("X05 phone format", "s='4'><v>13812345678</v>", CellKind.NUMBER, "13812345678", "138-1234-5678"),
                cell("X05 prefix", "s='5'><v>13812345678</v>", CellKind.NUMBER, "13812345678", "tel:13812345678"),
                cell("leading zeros", "s='6'><v>2085512345</v>", CellKind.NUMBER, "2085512345", "02085512345"),
                cell("text format", "s='7'><v>8613812345678</v>", CellKind.NUMBER, "8613812345678", "8613812345678"),
                cell("X05 date", "s='8'><v>40394</v>", CellKind.DATE, "40394", "2010-08-04"),
                cell(
                        "X06 18 digits",
                        "><v>1.1010119900307735E+17</v>",
                        CellKind.NUMBER,
                        "110101199003077350",
                        "1.10101E+17"),
                cell("X07 fraction", "><v>13812345678.5</v>", CellKind.NUMBER, "13812345678.5", "13812345679"),
                cell("zero fraction", "><v>13812345678.0</v>", CellKind.NUMBER, "13812345678", "13812345678"),
                cell("X07 negative", "><v>-5</v>", CellKind.NUMBER, "-5", "-5"),
                cell("X07 1E300", "><v>1E300</v>", CellKind.NUMBER, "1" + "0".repeat(300), "1E+300"),
                cell("X07 NaN", "><v>NaN</v>", CellKind.ERROR, "NaN"),
                cell("X07 beyond a double", "><v>1E999999999</v>", CellKind.ERROR, "1E999999999"),
                cell("zero", "><v>0</v>", CellKind.NUMBER, "0", "0"),
                cell("X08 number", "><f>A1+1</f><v>13812345678</v>", CellKind.FORMULA, "13812345678", "13812345678"),
                cell("X08 formatted", "s='2'><f>A1+1</f><v>1234</v>", CellKind.FORMULA, "1234", "1,234"),
                cell("X08 text", "t='str'><f>A1</f><v>x_x0041_</v>", CellKind.FORMULA, "xA"),
                cell("X08 no value", "><f>A1+1</f>", CellKind.FORMULA_WITHOUT_VALUE, ""),
                cell("X08 empty value", "><f>A1+1</f><v></v>", CellKind.FORMULA_WITHOUT_VALUE, ""),
                cell("X08 empty text", "t='str'><f>A1</f><v></v>", CellKind.FORMULA, ""),
                cell("X08 error", "t='e'><f>A1+1</f><v>#REF!</v>", CellKind.ERROR, "#REF!"),
                cell("X09", "t='e'><v>#N/A</v>", CellKind.ERROR, "#N/A"),
                cell("X10 true", "t='b'><v>1</v>", CellKind.BOOLEAN, "TRUE"),
                cell("X10 true as a word", "t='b'><v>true</v>", CellKind.BOOLEAN, "TRUE"),
                cell("X10 false", "t='b'><v>0</v>", CellKind.BOOLEAN, "FALSE"),
                cell("X10 false as a word", "t='b'><v>false</v>", CellKind.BOOLEAN, "FALSE"),
                cell("X11 time of day", "s='9'><v>40394.75</v>", CellKind.DATE, "40394.75", "2010-08-04 18:00:00"),
                cell(
                        "X11 seconds rounded",
                        "s='9'><v>40394.7499999999</v>",
                        CellKind.DATE,
                        "40394.7499999999",
                        "2010-08-04 18:00:00"),
                cell(
                        "X11 time alone",
                        "s='10'><v>0.354166666666667</v>",
                        CellKind.DATE,
                        "0.354166666666667",
                        "08:30:00"),
                cell("X11 ISO", "t='d'><v>2010-08-04T00:00:00</v>", CellKind.DATE, "2010-08-04"),
                cell("X11 Chinese date", "s='11'><v>40394</v>", CellKind.DATE, "40394", "2010-08-04"),
                cell("X11 Chinese time", "s='13'><v>0.5625</v>", CellKind.DATE, "0.5625", "13:30:00"),
                cell(
                        "X11 Chinese date and time",
                        "s='14'><v>45413.4375</v>",
                        CellKind.DATE,
                        "45413.4375",
                        "2024-05-01 10:30:00"),
                cell("T06 General with a word", "s='15'><v>20240501</v>", CellKind.NUMBER, "20240501", "20240501"),
                cell(
                        "T06 a fraction in General",
                        "s='15'><v>12.299999999999999</v>",
                        CellKind.NUMBER,
                        "12.299999999999999",
                        "12.3"),
                cell("T06 a word with d", "s='16'><v>5</v>", CellKind.NUMBER, "5", "5 days"),
                cell("X11 duration", "s='12'><v>1.25</v>", CellKind.NUMBER, "1.25", "30:00"),
                cell(
                        "X22 rich text",
                        "t='inlineStr'><is><r><t>张</t></r><r><t>三</t></r><rPh><t>zhang</t></rPh></is>",
                        CellKind.TEXT,
                        "张三"),
                cell("X22 shared rich text", "t='s'><v>0</v>", CellKind.TEXT, "张三"),
                cell("X29 escape", "t='s'><v>1</v>", CellKind.TEXT, "a\r\nb_x000D_"),
                cell("E12 lone surrogate", "t='s'><v>2</v>", CellKind.TEXT, "\uD842x"),
                cell("X27 quotePrefix", "t='s' s='1'><v>3</v>", CellKind.TEXT, "=1+1"),
                cell("spaces kept", "t='inlineStr'><is><t xml:space='preserve'> a </t></is>", CellKind.TEXT, " a "),
                cell(
                        "CDATA and entities",
                        "t='inlineStr'><is><t><![CDATA[<a>]]>&amp;&#x4E09;</t></is>",
                        CellKind.TEXT,
                        "<a>&三"),
                cell("empty text", "t='s'><v>4</v>", CellKind.EMPTY, ""),
                cell("empty number", "><v></v>", CellKind.EMPTY, ""),
                cell("empty index of a shared text", "t='s' s='1'><v></v>", CellKind.EMPTY, ""),
                cell("extension skipped", "><extLst><ext><v>7</v></ext></extLst><v>5</v>", CellKind.NUMBER, "5", "5"));
    }

    private static Arguments cell(String id, String xml, CellKind kind, String raw) {
        return Arguments.of(id, xml, kind, raw, raw);
    }

    private static Arguments cell(String id, String xml, CellKind kind, String raw, String text) {
        return Arguments.of(id, xml, kind, raw, text);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void cells(String id, String xml, CellKind kind, String raw, String text) throws IOException {
        var rows = rows(open(new RawWorkbook()
                .rows(HEADER + "<row r='2'><c " + xml + "</c><c r='C2' t='b'><v>1</v></c></row>")
                .strings(
                        "<si><r><rPr/><t>张</t></r><rPh sb='0' eb='1'><t>zhang</t></rPh><r><t>三</t></r></si>"
                                + "<si><t>a_x000D_\nb_x005F_x000D_</t></si><si><t>_xD842_x</t></si><si><t>=1+1</t></si><si><t/></si>")
                .formats(
                        "0.00E+00",
                        "#,##0",
                        "0.00",
                        "000-0000-0000",
                        "&quot;tel:&quot;0",
                        "00000000000",
                        "@",
                        "m/d/yy",
                        "yyyy/m/d h:mm",
                        "h:mm",
                        "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@",
                        "[h]:mm",
                        "h&quot;时&quot;mm&quot;分&quot;;@",
                        "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot; 上午/下午h&quot;时&quot;mm&quot;分&quot;",
                        "General&quot;元&quot;",
                        "0&quot; days&quot;")));

        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).kind(0)).isEqualTo(kind);
        assertThat(rows.get(0).raw(0)).isEqualTo(raw);
        assertThat(rows.get(0).text(0)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[$-804]aaaa;@",
                "[$-zh-CN]aaa",
                "yyyy/m/d(aaaa)",
                "e年m月d日",
                "[&gt;0]yyyy-mm-dd;&quot;&quot;",
                "[Color10]yyyy-mm-dd",
                "yyyy_-mm_-dd",
                "[DBNum1][$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@",
            })
    void showsADateInWhateverFormat(String format) throws IOException {
        var row = rows(open(new RawWorkbook()
                        .rows(HEADER + "<row><c s='1'><v>45413</v></c></row>")
                        .formats(format)))
                .get(0);

        assertThat(row.kind(0)).isEqualTo(CellKind.DATE);
        assertThat(row.text(0)).isEqualTo("2024-05-01");
    }

    @ParameterizedTest
    @CsvSource({
        "&quot;S&quot;000,S007",
        "\\D000,D007",
        "&quot;No.&quot;0,No.7",
        "0&quot; e.g. 5%&quot;,7 e.g. 5%",
        "[DBNum2][$-804]0,7",
        "[红色]0,7",
        "G/通用格式,7",
        "G/通用格式&quot;元&quot;,7",
        ";;;,7",
    })
    void showsANumberInWhateverFormat(String format, String text) throws IOException {
        var row = rows(open(new RawWorkbook()
                        .rows(HEADER + "<row><c s='1'><v>7</v></c></row>")
                        .formats(format)))
                .get(0);

        assertThat(row.kind(0)).isEqualTo(CellKind.NUMBER);
        assertThat(row.text(0)).isEqualTo(text);
    }

    @Test
    void countsDatesFrom1904WhereTheWorkbookDoes() throws IOException {
        var workbook = new RawWorkbook()
                .since1904()
                .rows(HEADER + "<row><c s='1'><v>38932</v></c></row>")
                .formats("m/d/yy");

        assertThat(rows(open(workbook)).get(0).text(0)).isEqualTo("2010-08-04");
    }

    @Test
    void knowsTheDatesOfEastAsianEditions() throws IOException {
        var styles =
                "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='31'/><xf numFmtId='58'/></cellXfs></styleSheet>";
        var rows = rows(open(new RawWorkbook()
                .rows(HEADER + "<row><c s='1'><v>40394</v></c><c s='2'><v>40394</v></c></row>")
                .part("xl/styles.xml", styles)));

        assertThat(rows.get(0).kind(0)).isEqualTo(CellKind.DATE);
        assertThat(rows.get(0).text(0)).isEqualTo("2010-08-04");
        assertThat(rows.get(0).text(1)).isEqualTo("2010-08-04");
    }

    @Test
    void showsNoNumberInTheFormatOfACondition() throws IOException {
        var styles = "<styleSheet><numFmts><numFmt numFmtId='176' formatCode='yyyy/m/d'/></numFmts>"
                + "<cellXfs><xf numFmtId='0'/><xf numFmtId='176'/></cellXfs>"
                + "<dxfs><dxf><numFmt numFmtId='176' formatCode='0.00%'/></dxf></dxfs></styleSheet>";
        var rows = rows(open(new RawWorkbook()
                .rows(HEADER + "<row><c s='1'><v>45413</v></c></row>")
                .part("xl/styles.xml", styles)));

        assertThat(rows.get(0).text(0)).isEqualTo("2024-05-01");
    }

    @Test
    void keepsARowWhoseOnlyCellIsAFormulaWithoutValue() throws IOException {
        var rows = rows(open(new RawWorkbook()
                .rows(HEADER + "<row r='2'><c><f>A1</f></c></row><row r='3'><c><f>A1</f><v></v></c></row>")));

        assertThat(rows).extracting(SourceRow::number).containsExactly(2L, 3L);
    }

    @Test
    void countsRowsAndCellsWithoutReferences() throws IOException {
        var rows = rows(open(new RawWorkbook()
                .rows(
                        "<row><c t='b'><v>1</v></c></row><row r='5'><c><v>1</v></c><c r='D5'><v>2</v></c><c><v>3</v></c></row>"
                                + "<row><c><v>4</v></c></row><row r='3'><c><v>5</v></c></row>")));

        assertThat(rows).extracting(SourceRow::number).containsExactly(5L, 6L, 3L);
        assertThat(rows.get(0).size()).isEqualTo(5);
        assertThat(rows.get(0).raw(3)).isEqualTo("2");
        assertThat(rows.get(0).raw(4)).isEqualTo("3");
        assertThat(rows.get(0).kind(2)).isEqualTo(CellKind.EMPTY);
    }

    /** X20, X26. */
    @Test
    void ignoresDimensionAndFormattedEmptyCells() throws IOException {
        var cells = new StringBuilder(HEADER);
        for (int row = 2; row < 100; row++) {
            cells.append("<row r='%d'><c r='A%d' s='1'/><c r='XFD%d' s='1'/></row>".formatted(row, row, row));
        }
        cells.append("<row r='1048576'><c r='A1048576'><v>7</v></c></row>");
        var sheet = RawWorkbook.sheetData(cells.toString())
                .replace("<sheetData>", "<dimension ref='A1:XFD1048576'/><sheetData>");

        var rows = rows(open(new RawWorkbook().sheet("Sheet1", "", sheet)));

        assertThat(rows).extracting(SourceRow::number).containsExactly(1_048_576L);
        assertThat(rows.get(0).size()).isEqualTo(1);
    }

    /** X14. */
    @Test
    void saysWhatAPersonDoesNotSee() throws IOException {
        var sheet = RawWorkbook.sheetData(
                        HEADER + "<row r='2' hidden='1'><c><v>1</v></c><c><v>1</v></c></row><row r='3' hidden='1'/>")
                .replace("<sheetData>", "<cols><col min='2' max='16384' hidden='1'/></cols><sheetData>")
                .replace(
                        "</sheetData>",
                        "</sheetData><mergeCells><mergeCell ref='A2:A4'/><mergeCell ref='A1:D1'/></mergeCells>");
        var file = open(new RawWorkbook().sheet("May", "", sheet));

        try (RowReader reader = file.read()) {
            assertThat(reader.warnings()).isEmpty();
            while (reader.next() != null) {
                assertThat(reader.warnings()).isNotEmpty();
            }
            assertThat(reader.warnings())
                    .containsExactly(
                            "leads.xlsx sheet \"May\": 1 hidden rows are read like the others (HIDDEN_ROWS).",
                            "leads.xlsx sheet \"May\": 1 hidden columns are read like the others (HIDDEN_COLUMNS).",
                            "leads.xlsx sheet \"May\": 1 merged ranges over several rows have their value in the first"
                                    + " row only: A2:A4 (MERGED_CELLS).");
        }
    }

    private static String dataSheet(String value) {
        return RawWorkbook.sheetData(HEADER + "<row><c t='inlineStr'><is><t>" + value + "</t></is></c></row>");
    }

    private static RawWorkbook manySheets() {
        return new RawWorkbook()
                .sheet("Chart", "", "<chartsheet xmlns=\"x\"/>")
                .sheet("Empty", "", RawWorkbook.sheetData("<row><c s='1'/></row>"))
                .sheet("Lists", "state=\"hidden\"", dataSheet("Lists"))
                .sheet("May", "", dataSheet("May"))
                .sheet("Very", "state=\"veryHidden\"", dataSheet("Very"));
    }

    /** X15, X17, X18. */
    @Test
    void readsTheOnlyVisibleSheetWithData() throws IOException {
        var file = open(manySheets());

        assertThat(file.sheet()).isEqualTo("May");
        assertThat(rows(file).get(0).text(0)).isEqualTo("May");
        assertThat(file.warnings())
                .containsExactly("leads.xlsx: hidden sheets are not read: \"Lists\", \"Very\" (HIDDEN_SHEET).");
    }

    @ParameterizedTest
    @CsvSource({"Lists,Lists", "May,May", "3,May"})
    void readsTheNamedSheet(String wanted, String sheet) throws IOException {
        var file = open(manySheets().bytes(), new ReadingOptions(null, null, wanted, 0));

        assertThat(file.sheet()).isEqualTo(sheet);
        assertThat(rows(file).get(0).text(0)).isEqualTo(sheet);
    }

    private UnreadableFileException refusal(RawWorkbook workbook, @Nullable String sheet) {
        return catchThrowableOfType(
                UnreadableFileException.class, () -> open(workbook.bytes(), new ReadingOptions(null, null, sheet, 0)));
    }

    /** X16. */
    @Test
    void asksWhichOfSeveralSheets() {
        var refusal = refusal(manySheets().sheet("June", "", dataSheet("June")), null);

        assertThat(refusal).hasMessage("leads.xlsx: several sheets hold data (\"May\", \"June\"), expected one");
        assertThat(refusal.code()).isEqualTo("CHOOSE_SHEET");
        assertThat(refusal.hint()).isEqualTo("Name the one to import with --sheet.");
    }

    @Test
    void saysWhichSheetsThereAre() {
        var refusal = refusal(new RawWorkbook().sheet("May", "", dataSheet("May")), "Juni");

        assertThat(refusal).hasMessage("leads.xlsx: no sheet is called \"Juni\", expected one of \"May\"");
        assertThat(refusal.code()).isEqualTo("NO_SUCH_SHEET");
    }

    /** X15. */
    @Test
    void refusesDataInHiddenSheetsAlone() {
        var workbook = new RawWorkbook()
                .sheet("Empty", "", RawWorkbook.sheetData(""))
                .sheet("Lists", "state=\"hidden\"", dataSheet("Lists"));

        assertThat(refusal(workbook, null))
                .hasMessage("leads.xlsx: only hidden sheets hold data (\"Lists\"), expected a visible one")
                .extracting(UnreadableFileException::code)
                .isEqualTo("HIDDEN_SHEET");
    }

    @Test
    void refusesAWorkbookWithoutData() {
        assertThat(refusal(new RawWorkbook().rows(""), null))
                .hasMessage("leads.xlsx: no sheet holds data, expected column names and rows")
                .extracting(UnreadableFileException::code)
                .isEqualTo("EMPTY_FILE");
    }
}
