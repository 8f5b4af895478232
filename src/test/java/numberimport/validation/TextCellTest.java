package numberimport.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import numberimport.file.SourceRow;
import numberimport.validation.Table.Case;
import numberimport.validation.Verdict.Accepted;
import numberimport.validation.Verdict.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TextCellTest {

    private final RowValidator validator =
            new RowValidator(ColumnMapping.of(List.of("手机号", "姓名", "备注", "城市"), List.of()), Rules.standard());

    static Stream<Case> cases() {
        return Table.read("texts.csv");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheResultOfTheTable(Case expected) {
        Verdict verdict = validator.validate(row("", "", expected.cell()));

        if (expected.accepted()) {
            var accepted = (Accepted) verdict;
            assertThat(accepted.entry().custom()).isEqualTo(Map.of("城市", expected.detail()));
            assertThat(accepted.repairs()).isEqualTo(expected.repairs());
        } else {
            assertThat(Told.by(Rejected.class, verdict))
                    .containsExactly(new Told(
                            Reason.valueOf(expected.result()), "城市", expected.cell(), "城市 " + expected.detail()));
        }
    }

    @Test
    void leavesOutTheEmptyTextOfAFormula() {
        var accepted = (Accepted) validator.validate(row("=\"\"", "", "=\"\""));

        assertThat(accepted.entry().name()).isNull();
        assertThat(accepted.entry().custom()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1,姓名,255", "2,备注,1000", "3,城市,1000"})
    void acceptsTextsUpToTheirLimitInCodePoints(int column, String header, int limit) {
        String longest = "\uD842\uDFB7".repeat(limit);
        var cells = new String[] {"", "", "", ""};
        cells[column] = longest + "x";

        assertThat(validator.validate(
                        row(cells[1].replace("x", ""), cells[2].replace("x", ""), cells[3].replace("x", ""))))
                .isInstanceOf(Accepted.class);
        assertThat(Told.by(Rejected.class, validator.validate(row(cells[1], cells[2], cells[3]))))
                .containsExactly(new Told(
                        Reason.FIELD_TOO_LONG,
                        header,
                        longest + "x",
                        header + " has " + (limit + 1) + " characters, expected at most " + limit));
    }

    @Test
    void measuresTextsAfterCleaning() {
        assertThat(validator.validate(row("x".repeat(255) + " ", "", ""))).isInstanceOf(Accepted.class);
    }

    private static SourceRow row(String name, String description, String city) {
        return SourceRow.of(2, "13812345678", name, description, city);
    }
}
