package numberimport.validation;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import numberimport.file.SourceRow;
import numberimport.validation.Verdict.Accepted;
import numberimport.validation.Verdict.Duplicate;
import numberimport.validation.Verdict.Rejected;
import numberimport.validation.Verdict.Suppressed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowValidatorTest {

    private static final List<String> HEADER = List.of("手机号", "姓名", "备注", "城市", "来源");

    private final RowValidator validator = validator(HEADER);

    @Test
    void turnsARowIntoANumberEntry() {
        Verdict verdict = validator.validate(SourceRow.of(17, "138 1234 5678", "张三", "老客户", "杭州", "官网"));

        assertThat(verdict)
                .isEqualTo(new Accepted(
                        new NumberEntry(17, "13812345678", "张三", "老客户", Map.of("城市", "杭州", "来源", "官网")),
                        Set.of(Repair.SPACES_REMOVED)));
        assertThat(((Accepted) verdict).entry().custom().keySet()).containsExactly("城市", "来源");
    }

    /** T04, T05, C09. */
    @Test
    void leavesOutWhatIsEmptyOrBeyondTheRowsEnd() {
        assertThat(validator.validate(SourceRow.of(2, "13812345678", "", " ", "", "官网")))
                .extracting("entry")
                .isEqualTo(new NumberEntry(2, "13812345678", null, null, Map.of("来源", "官网")));
        assertThat(validator.validate(SourceRow.of(3, "13812345679")))
                .isEqualTo(new Accepted(new NumberEntry(3, "13812345679", null, null, Map.of()), Set.of()));
    }

    @Test
    void listsAllViolationsThoseOfTheNumberFirst() {
        var nameFirst = validator(List.of("姓名", "手机号"));

        assertThat(reasons(nameFirst.validate(SourceRow.of(2, "x".repeat(256), "1381234;110;+1381234", "extra"))))
                .containsExactly(
                        Reason.PHONE_INVALID,
                        Reason.SHORT_CODE,
                        Reason.PHONE_INVALID,
                        Reason.TOO_MANY_COLUMNS,
                        Reason.FIELD_TOO_LONG);
    }

    /** C10. */
    @Test
    void rejectsAValueRightOfTheHeader() {
        assertThat(Told.by(Rejected.class, validator.validate(row(2, "13812345678", "张三", "", "杭州", "官网", " ", "号楼"))))
                .containsExactly(new Told(
                        Reason.TOO_MANY_COLUMNS,
                        "",
                        "号楼",
                        "The row has a value in column 7, expected at most the 5 columns of the header"));
        assertThat(validator.validate(row(3, "13812345678", "张三", "", "杭州", "官网", "", " ")))
                .isInstanceOf(Accepted.class);
    }

    /** C09. */
    @Test
    void rejectsARowThatEndsBeforeItsNumber() {
        var numberLast = validator(List.of("姓名", "城市", "手机号"));

        assertThat(Told.by(Rejected.class, numberLast.validate(row(2, "张三", "杭州"))))
                .containsExactly(
                        new Told(Reason.TOO_FEW_COLUMNS, "手机号", "", "手机号 is missing: the row has only 2 cells"));
    }

    /** E10. */
    @Test
    void rejectsARepeatedHeader() {
        assertThat(Told.by(Rejected.class, validator.validate(row(9, "\uFEFF手机号 ", "姓名", "备注", "城市", "来源"))))
                .containsExactly(new Told(
                        Reason.REPEATED_HEADER, "手机号", "\uFEFF手机号 ", "手机号 repeats the header, expected a number"));
    }

    /** E10. */
    @Test
    void rejectsARepeatedHeaderThatHasDigits() {
        var numbered = validator(List.of("电话1", "姓名"));

        assertThat(Told.by(Rejected.class, numbered.validate(row(9, "*电话 １（必填）", "姓名"))))
                .containsExactly(new Told(
                        Reason.REPEATED_HEADER, "电话1", "*电话 １（必填）", "电话1 repeats the header, expected a number"));
        assertThat(reasons(numbered.validate(row(10, "电话12")))).doesNotContain(Reason.REPEATED_HEADER);
    }

    @Test
    void givesRowsTogetherTheVerdictsOfEachByItself() {
        var rows = List.of(
                row(2, "13812345678", "张三"),
                row(3, "+86 138-1234-5678", "李四"),
                row(4, "手机号"),
                row(5, "1.38E+10"),
                row(6, "13912345678,13812345678"),
                row(7, "13912345678", "x".repeat(256)),
                row(8, "13912345678"));

        assertThat(validator(HEADER).validate(rows))
                .isEqualTo(rows.stream().map(validator::validate).toList())
                .hasExactlyElementsOfTypes(
                        Accepted.class,
                        Duplicate.class,
                        Rejected.class,
                        Rejected.class,
                        Duplicate.class,
                        Rejected.class,
                        Accepted.class);
    }

    /** Digits alone are read the short way; the same in full width are not. */
    @ParameterizedTest
    @ValueSource(strings = {"CN", "US"})
    void judgesDigitsAloneAsItJudgesDigitsThatItReadsOneByOne(String region) {
        var columns = ColumnMapping.of(List.of("手机号"), List.of());
        var judging = new RowValidator(columns, new Rules(region, Dedupe.NONE, DoNotCall.none()));
        var random = new Random(7);

        for (var i = 0; i < 20_000; i++) {
            var starts = List.of("", "0", "1", "1", "86", "0086", "010", "0571", "400", "95", "212");
            var digits = new StringBuilder(starts.get(random.nextInt(starts.size())));
            random.ints(2L + random.nextInt(20), '0', '9' + 1).forEach(digits::appendCodePoint);
            var wide = digits.chars()
                    .map(c -> c - '0' + '０')
                    .mapToObj(Character::toString)
                    .collect(joining());

            assertThat(said(judging.validate(row(2, digits.toString()))))
                    .isEqualTo(said(judging.validate(row(2, wide))));
        }
    }

    private static Object said(Verdict verdict) {
        return verdict instanceof Accepted accepted
                ? accepted.entry()
                : Told.by(Rejected.class, verdict).stream()
                        .map(told -> told.reason() + told.message())
                        .toList();
    }

    /** N21, N22. */
    @Test
    void recognisesANumberHoweverItIsWritten() {
        validator.validate(row(2, "13812345678", "张三"));

        for (String again : List.of("13812345678", "+86 138-1234-5678", "１３８１２３４５６７８", "13999999999,13812345678")) {
            assertThat(Told.by(Duplicate.class, validator.validate(row(3, again, "李四"))))
                    .containsExactly(new Told(
                            Reason.DUPLICATE_IN_FILE, "手机号", again, "手机号 \"138******78\" stands in row 2 already"));
        }
        assertThat(validator.validate(row(4, "13999999999"))).isInstanceOf(Accepted.class);
    }

    @Test
    void recognisesEachNumberOfACell() {
        validator.validate(row(2, "13812345678,010-62345678"));

        assertThat(validator.validate(row(3, "+86 10 62345678"))).isInstanceOf(Duplicate.class);
    }

    @Test
    void countsOnlyAcceptedRowsAsFirst() {
        assertThat(validator.validate(row(2, "13812345678", "x".repeat(256)))).isInstanceOf(Rejected.class);
        assertThat(validator.validate(row(3, "13812345678", "x"))).isInstanceOf(Accepted.class);
    }

    @Test
    void keepsDuplicatesIfAskedTo() {
        var keeping =
                new RowValidator(ColumnMapping.of(HEADER, List.of()), new Rules("CN", Dedupe.NONE, DoNotCall.none()));

        keeping.validate(row(2, "13812345678"));

        assertThat(keeping.validate(row(3, "13812345678"))).isInstanceOf(Accepted.class);
    }

    @Test
    void recognisesANumberThatTheTaskHas() {
        var inTask = NumbersInTask.noneOf("CN");
        List.of("013812345678 no number", "138-1234-5678,01062345678").forEach(inTask::add);
        var rules = new Rules("CN", Dedupe.POOL, DoNotCall.none(), inTask, Map.of());
        var looking = new RowValidator(ColumnMapping.of(HEADER, List.of()), rules);

        assertThat(Told.by(Duplicate.class, looking.validate(row(2, "+86 13812345678"))))
                .containsExactly(new Told(
                        Reason.DUPLICATE_IN_POOL,
                        "手机号",
                        "+86 13812345678",
                        "手机号 \"138******78\" is in the task already"));
        assertThat(looking.validate(row(3, "13999999999,010-62345678"))).isInstanceOf(Duplicate.class);
        assertThat(looking.validate(row(4, "13999999999"))).isInstanceOf(Accepted.class);
        assertThat(looking.validate(row(5, "13999999999"))).isInstanceOf(Duplicate.class);
    }

    /** N23. */
    @Test
    void suppressesANumberOnADoNotCallList() {
        var doNotCall = DoNotCall.forRegion("CN");
        doNotCall.add("optout.csv", "+86 138 1234 5678");
        var suppressing =
                new RowValidator(ColumnMapping.of(HEADER, List.of()), new Rules("CN", Dedupe.FILE, doNotCall));

        for (String listed : List.of("13812345678", "13999999999,138-1234-5678")) {
            assertThat(Told.by(Suppressed.class, suppressing.validate(row(2, listed))))
                    .containsExactly(new Told(
                            Reason.DNC_LISTED,
                            "手机号",
                            listed,
                            "手机号 \"138******78\" is on the do-not-call list \"optout.csv\""));
        }
        assertThat(suppressing.validate(row(3, "13999999999"))).isInstanceOf(Accepted.class);
    }

    /** H05. */
    @Test
    void joinsNumberColumns() {
        var joining = new RowValidator(
                ColumnMapping.of(
                        List.of("手机", "姓名", "电话"),
                        Stream.of("cellphone=手机", "cellphone=电话")
                                .map(MappingRule::parse)
                                .toList()),
                Rules.standard());

        assertThat(sent(joining.validate(row(2, "13800000001", "张三", "010-62345678"))))
                .isEqualTo("13800000001,01062345678");
        assertThat(sent(joining.validate(row(3, "无", "张三", "13800000002")))).isEqualTo("13800000002");
        assertThat(sent(joining.validate(row(4, "13800000003", "张三")))).isEqualTo("13800000003");
        assertThat(sent(joining.validate(row(4, "13800000007", "张三", "=\"\"")))).isEqualTo("13800000007");
        assertThat(joining.validate(row(5, "13800000004", "张三", "+8613800000004")))
                .extracting("entry.cellphone", "repairs")
                .containsExactly("13800000004", Set.of(Repair.COUNTRY_CODE_REMOVED, Repair.EQUAL_NUMBERS_MERGED));
        assertThat(reasons(joining.validate(row(6, "13800000005", "张三", "110"))))
                .containsExactly(Reason.SHORT_CODE);
        assertThat(reasons(joining.validate(row(7, "", "张三", "无")))).containsExactly(Reason.NO_NUMBER);
        assertThat(reasons(joining.validate(
                        row(8, "13800000006,13800000007,13800000008", "", "13800000009,13800000010,13800000011"))))
                .containsExactly(Reason.TOO_MANY_NUMBERS);
    }

    @Test
    void ignoresColumnsWithoutMeaning() {
        var mended = validator(List.of("手机号", "_row", "_reason", "序号"));

        assertThat(mended.validate(row(2, "13812345678", "17", "\uFFFD".repeat(2000), "#N/A")))
                .isEqualTo(new Accepted(new NumberEntry(2, "13812345678", null, null, Map.of()), Set.of()));
    }

    private static RowValidator validator(List<String> header) {
        return new RowValidator(ColumnMapping.of(header, List.of()), Rules.standard());
    }

    private static SourceRow row(long number, String... cells) {
        return SourceRow.of(number, cells);
    }

    private static String sent(Verdict verdict) {
        return ((Accepted) verdict).entry().cellphone();
    }

    private static List<Reason> reasons(Verdict verdict) {
        return ((Rejected) verdict).violations().stream().map(Violation::reason).toList();
    }
}
