package numberimport.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import numberimport.file.SourceRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnMappingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "H02 | 手机号;姓名;备注;城市;来源 | 手机号 -> cellphone   姓名 -> name   备注 -> description   城市, 来源 -> custom (2 of 10)",
                "H02 | 序号;客户姓名;联系电话 | 联系电话 -> cellphone   客户姓名 -> name   序号 -> ignore",
                "H02 | 电话;称呼;说明 | 电话 -> cellphone   称呼 -> name   说明 -> description",
                "H02 | 号码;身份证号码 | 号码 -> cellphone   身份证号码 -> custom (1 of 10)",
                "H02 | Full Name;Mobile Number;Remarks | Mobile Number -> cellphone   Full Name -> name   Remarks -> description",
                "H03 | ＭＯＢＩＬＥ;N a m e | ＭＯＢＩＬＥ -> cellphone   N a m e -> name",
                "H03 | *手机号（必填）;姓名 (选填) | *手机号（必填） -> cellphone   姓名 (选填) -> name",
                "H03 | Phone\u00A0Number (required);no. | Phone\u00A0Number (required) -> cellphone   no. -> ignore",
                "contains | 客户手机号码1;收货人姓名;客服备注 | 客户手机号码1 -> cellphone   收货人姓名 -> name   客服备注 -> description",
                "alias wins | 手机号;手机号归属地 | 手机号 -> cellphone   手机号归属地 -> custom (1 of 10)",
                "typo | moblie;nmae | moblie -> cellphone   nmae -> custom (1 of 10)",
                "typo | telehpone | telehpone -> cellphone",
                "likeliest name | 手机;联系人;姓名 | 手机 -> cellphone   姓名 -> name   联系人 -> custom (1 of 10)",
                "two names contained | 手机;父亲姓名;母亲姓名 | 手机 -> cellphone   父亲姓名, 母亲姓名 -> custom (2 of 10)",
                "report | 手机号;_row;_code;_run | 手机号 -> cellphone   _row, _code, _run -> ignore",
                "N24 | =\"手机号\";=\"城市\" | 手机号 -> cellphone   城市 -> custom (1 of 10)",
                "H08 | 手机号;;城市 | 手机号 -> cellphone   城市 -> custom (1 of 10)",
                "H11 | 手机号;a.b;\"q\";\uD83D\uDE00 | 手机号 -> cellphone   a.b, \"q\", \uD83D\uDE00 -> custom (3 of 10)",
            })
    void guessesFromTheHeader(String id, String header, String description) {
        assertThat(map(header).describe()).isEqualTo(description);
    }

    @Test
    void saysWhyOfEachColumnInFileOrder() {
        var mapping = ColumnMapping.of(List.of("_row", "客户手机号", "姓名", "城市", "", "说"), List.of(rule("description=说")));

        assertThat(mapping.columns())
                .containsExactly(
                        new MappedColumn(0, "_row", Field.IGNORE, "starts with _"),
                        new MappedColumn(1, "客户手机号", Field.CELLPHONE, "contains an alias"),
                        new MappedColumn(2, "姓名", Field.NAME, "alias"),
                        new MappedColumn(3, "城市", Field.CUSTOM, "custom by default"),
                        new MappedColumn(4, "", Field.IGNORE, "no name"),
                        new MappedColumn(5, "说", Field.DESCRIPTION, "--map"));
    }

    @Test
    void findsTheNumberColumnByItsValuesWhereNoNameTells() {
        var rows = List.of(
                SourceRow.of(2, "1", "138 0000 0001", "张三", "110101199003077344"),
                SourceRow.of(3, "2", "13800000002,010-62345678", "", "110101199003077345"),
                SourceRow.of(4, "3"));

        var mapping = byContent(List.of("a", "b", "c", "d"), rows);

        assertThat(mapping.describe()).isEqualTo("b -> cellphone   a, c, d -> custom (3 of 10)");
        assertThat(mapping.columns().get(1).why()).isEqualTo("its values are numbers");
        assertThat(mapping.foundByContent()).contains(new MappingRule(Field.CELLPHONE, "b"));
        assertThat(map("手机号;b").foundByContent()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "13812345678 投诉,138******78 投诉",
        "13812345678(微信同号),138******78(微信同号)",
        "１３８１２３４５６７８ 投诉,１３８******７８ 投诉",
        "13812345678 手机停机,138******78 手机停机",
        "投诉 13812345678,投诉 138******78",
        "手机:13812345678,手机:138******78",
        "手机：138-1234-5678,手机：138-****-**78",
        "电话 +86 13812345678,电话 +86 1********78",
        "Tel: 0571-26200399,Tel: 057*-******99",
        "010-62345678 前台,010-******78 前台",
    })
    void refusesANumberWithARemarkAsTheNameOfNumbers(String header, String shown) {
        var rows = List.of(row("13912345678"), row("13712345678"));

        assertRefused(
                catchThrowableOfType(MappingException.class, () -> byContent(List.of(header), rows)),
                "NO_HEADER",
                "The first row is no header: it holds the number \"" + shown + "\"",
                "Put a row with the columns' names above the data, such as 手机号,姓名.");
    }

    @Test
    void refusesALabelledNumberAboveOthersThatAreNone() {
        var rows = List.of(row("手机:13912345678"), row("手机:13712345678"));

        assertThat(catchThrowableOfType(MappingException.class, () -> byContent(List.of("手机:13812345678"), rows)))
                .hasMessage("The first row is no header: it holds the number \"手机:138******78\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "手机号（例：13812345678）",
                "联系方式（如13812345678）",
                "Contact (e.g. 13812345678)",
                "联系方式(格式:13800138000)",
                "号码（13812345678）",
                "电话[010-62345678]",
                "手机号 示例:138-1234-5678",
                "手机号(必填)",
                "手机号2024-05-01"
            })
    void takesANameWithAnExampleForAName(String header) {
        assertThat(byContent(List.of(header), List.of(row("13912345678"))).describe())
                .isEqualTo(header + " -> cellphone");
    }

    @Test
    void letsOneValueInTenBeNoNumber() {
        var rows = new ArrayList<SourceRow>();
        IntStream.range(0, 9).forEach(i -> rows.add(SourceRow.of(i, "1380000000" + i)));

        rows.add(SourceRow.of(10, "none of those"));
        assertThat(byContent(List.of("a"), rows).describe()).isEqualTo("a -> cellphone");
        rows.add(SourceRow.of(11, "nor this"));
        assertThat(catchThrowableOfType(MappingException.class, () -> byContent(List.of("a"), rows))
                        .code())
                .isEqualTo("NO_NUMBER_COLUMN");
    }

    @Test
    void asksWhichOfTwoColumnsOfNumbersItIs() {
        var rows = List.of(SourceRow.of(2, "13800000001", "13900000001"));

        assertThat(catchThrowableOfType(MappingException.class, () -> byContent(List.of("a", "b"), rows)))
                .hasMessage("2 columns may be the number column: \"a\", \"b\"");
    }

    @Test
    void looksAtNoRowWhereANameTells() {
        assertThat(ColumnMapping.of(List.of("手机号"), List.of(), "CN", () -> {
                            throw new AssertionError("the rows are not to be read");
                        })
                        .describe())
                .isEqualTo("手机号 -> cellphone");
    }

    private static ColumnMapping byContent(List<String> columns, List<SourceRow> rows) {
        return ColumnMapping.of(columns, List.of(), "CN", () -> rows);
    }

    @Test
    void followsTheRulesAgainstTheGuess() {
        var mapping = map("电话;手机;姓名;编号", "cellphone=手机", "ignore=姓名", "custom=编号");

        assertThat(mapping.describe()).isEqualTo("手机 -> cellphone   编号 -> custom (1 of 10)   电话, 姓名 -> ignore");
        assertThat(mapping.columns().get(0).why()).isEqualTo("not chosen by --map custom");
    }

    @Test
    void joinsNumberColumnsOnPurpose() {
        var mapping = map("电话;手机;姓名", "cellphone=电话", "cellphone=手机");

        assertThat(mapping.describe()).isEqualTo("电话, 手机 -> cellphone   姓名 -> name");
    }

    @Test
    void findsTheColumnOfARuleByItsCanonicalName() {
        assertThat(map("Work Line;x", "cellphone=work-line").describe())
                .isEqualTo("Work Line -> cellphone   x -> custom (1 of 10)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "H01 | 13812345678;张三 | NO_HEADER | The first row is no header: it holds the number \"138******78\" | Put a row with the columns' names above the data, such as 手机号,姓名.",
                "H01 | 张三;138-1234-5678 | NO_HEADER | The first row is no header: it holds the number \"138-****-**78\" | Put a row with the columns' names above the data, such as 手机号,姓名.",
                "H04 | 姓名;城市 | NO_NUMBER_COLUMN | No column is known to hold the number; found \"姓名\", \"城市\" | Say which one it is: --map cellphone=HEADER",
                "H04 | 身份证号码;hotel;photo | NO_NUMBER_COLUMN | No column is known to hold the number; found \"身份证号码\", \"hotel\", \"photo\" | Say which one it is: --map cellphone=HEADER",
                "H05 | 姓名;手机;联系电话 | AMBIGUOUS_COLUMN | 2 columns may be the number column: \"手机\", \"联系电话\" | Say which one: --map cellphone=手机; or call all of them: --map cellphone=手机 --map cellphone=联系电话",
                "H05 | home phone;work phone | AMBIGUOUS_COLUMN | 2 columns may be the number column: \"home phone\", \"work phone\" | Say which one: --map 'cellphone=home phone'; or call all of them: --map 'cellphone=home phone' --map 'cellphone=work phone'",
                "H12 | 五月客户名单;;; | NO_HEADER | The first row is no header: it has 1 of 4 columns filled | If the header stands further down, below a title, say where: --header-row 3",
            })
    void refusesAHeaderThatLeavesTheNumberInDoubt(String id, String header, String code, String message, String hint) {
        assertRefused(refusal(header), code, message, hint);
    }

    @Test
    void refusesElevenCustomColumns() {
        String header = "手机号;"
                + String.join(
                        ";", IntStream.rangeClosed(1, 11).mapToObj(i -> "c" + i).toList());

        assertRefused(
                refusal(header),
                "TOO_MANY_CUSTOM",
                "11 columns would be custom fields, the API takes at most 10: \"c1\", \"c2\", \"c3\", \"c4\", \"c5\", \"c6\","
                        + " \"c7\", \"c8\", \"c9\", \"c10\", \"c11\"",
                "Choose the ones to send, --map custom=c1 and so on, or leave some out, --map ignore=c11");
        assertThat(map(header, "ignore=c11").describe()).endsWith("custom (10 of 10)   c11 -> ignore");
        assertThat(map(header, "custom=c1", "custom=c11").describe())
                .isEqualTo("手机号 -> cellphone   c1, c11 -> custom (2 of 10)"
                        + "   c2, c3, c4, c5, c6, c7, c8, c9, c10 -> ignore");
    }

    @ParameterizedTest
    @CsvSource({"name,name=姓名", "Description,description=姓名", "__proto__,custom=__proto__"})
    void refusesCustomNamesThatTheApiUses(String header, String rule) {
        assertRefused(
                refusal("手机号;姓名;" + header, rule),
                "RESERVED_CUSTOM_NAME",
                "A custom field must not be called \"" + header + "\", a name the API uses",
                "Rename the column, or leave it out: "
                        + (header.startsWith("_") ? "--map 'ignore=__proto__'" : "--map ignore=" + header));
    }

    @Test
    void refusesCustomNamesOfMoreThan64CodePoints() {
        String longest = "\uD842\uDFB7".repeat(64);

        assertThat(map("手机号;" + longest).describe()).contains(longest);
        assertThat(refusal("手机号;" + longest + "x"))
                .extracting(MappingException::code, MappingException::getMessage)
                .containsExactly(
                        "CUSTOM_NAME_TOO_LONG",
                        "The name of a custom field has 65 characters, expected at most 64: \""
                                + "\uD842\uDFB7".repeat(40) + "…\"");
    }

    @Test
    void refusesCustomNamesOfWhichACharacterWasLost() {
        assertRefused(
                refusal("手机号;城\uFFFD"),
                "ENCODING",
                "The name of a custom field has a character that was lost when the text was converted: \"城\uFFFD\"",
                "Rename the column, or leave it out: --map 'ignore=城\uFFFD'");
        assertThat(map("手机\uFFFD;姓名\uFFFD;城\uFFFD", "ignore=城\uFFFD").describe())
                .isEqualTo("手机\uFFFD -> cellphone   姓名\uFFFD -> name   城\uFFFD -> ignore");
    }

    @Test
    void refusesRulesThatCannotBeFollowed() {
        assertRefused(
                refusal("手机号;城市", "custom=省份"),
                "UNKNOWN_HEADER",
                "No column is named \"省份\"; found \"手机号\", \"城市\"",
                "Use a header of the file in --map custom=省份.");
        assertRefused(
                refusal("手机号;a-b;ab.", "custom=a b"),
                "AMBIGUOUS_COLUMN",
                "More than one column is named \"a b\"; found \"手机号\", \"a-b\", \"ab.\"",
                "Use a header of the file in --map 'custom=a b'.");
        assertRefused(
                refusal("手机号;城市", "name=城市", "custom=城市"),
                "AMBIGUOUS_COLUMN",
                "Column \"城市\" is mapped to name and to custom",
                "Keep one of the two --map options.");
        assertRefused(
                refusal("手机号;a;b", "name=a", "name=b"),
                "AMBIGUOUS_COLUMN",
                "Several columns are mapped to name, which takes one",
                "Keep one of the --map name= options; only cellphone joins columns.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "客户名称;客户号码;客户经理电话",
                "会员;会员号码;推荐人手机",
                "主叫电话;被叫;时长",
                "借款人手机号;紧急联系人;联系电话",
            })
    void takesNoColumnOfWhichOnlyAPartOfTheNameSpeaks(String header) {
        var names = List.of(header.split(";"));
        var rows = List.of(row("17000000001", "13800000001", "13900000001"));

        var refusal = catchThrowableOfType(
                MappingException.class, () -> ColumnMapping.of(names, List.of(), "CN", () -> rows));

        assertThat(refusal.code()).isEqualTo("AMBIGUOUS_COLUMN");
    }

    @Test
    void takesNoColumnWithoutNumbersWhereAnotherOneHoldsThem() {
        var rows = List.of(row("Nokia", "13800000001"));

        var refusal = catchThrowableOfType(
                MappingException.class, () -> ColumnMapping.of(List.of("手机型号", "客户编码"), List.of(), "CN", () -> rows));

        assertThat(refusal).hasMessage("2 columns may be the number column: \"手机型号\", \"客户编码\"");
    }

    @Test
    void takesTheCustomersOwnNumberWhereItsNameIsCertain() {
        var rows = List.of(row("17000000001", "13800000001", "13900000001"));

        var mapping = ColumnMapping.of(List.of("手机号", "客户经理电话", "会员号码"), List.of(), "CN", () -> rows);

        assertThat(mapping.describe()).isEqualTo("手机号 -> cellphone   客户经理电话, 会员号码 -> custom (2 of 10)");
    }

    @Test
    void passesOverNumbersWithoutANameForThemBesideAnAliasThatHoldsSome() {
        var rows = List.of(row("17000000001", "13800000001"));

        var mapping = ColumnMapping.of(List.of("联系方式", "会员"), List.of(), "CN", () -> rows);

        assertThat(mapping.describe()).isEqualTo("联系方式 -> cellphone   会员 -> custom (1 of 10)");
    }

    private static SourceRow row(String... cells) {
        return SourceRow.of(2, cells);
    }

    private static void assertRefused(MappingException refusal, String code, String message, String hint) {
        assertThat(refusal)
                .extracting(MappingException::code, MappingException::getMessage, MappingException::hint)
                .containsExactly(code, message, hint);
    }

    private static MappingException refusal(String header, String... rules) {
        return catchThrowableOfType(MappingException.class, () -> map(header, rules));
    }

    private static ColumnMapping map(String header, String... rules) {
        var columns = new ArrayList<>(Arrays.asList(header.split(";", -1)));
        return ColumnMapping.of(
                columns, Stream.of(rules).map(ColumnMappingTest::rule).toList());
    }

    private static MappingRule rule(String text) {
        return MappingRule.parse(text);
    }
}
