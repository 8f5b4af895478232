package numberimport.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import numberimport.file.SourceRow;
import numberimport.validation.Table.Case;
import numberimport.validation.Verdict.Accepted;
import numberimport.validation.Verdict.Rejected;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MainlandNumbersTest {

    static Stream<Case> cases() {
        return Table.read("mainland-numbers.csv");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheResultOfTheTable(Case expected) {
        var validator = new RowValidator(ColumnMapping.of(List.of("手机号"), List.of()), Rules.standard());

        Verdict verdict = validator.validate(SourceRow.of(2, expected.cell()));

        if (expected.accepted()) {
            var accepted = (Accepted) verdict;
            assertThat(accepted.entry().cellphone()).isEqualTo(expected.detail());
            assertThat(accepted.repairs()).isEqualTo(expected.repairs());
        } else {
            assertThat(Told.by(Rejected.class, verdict))
                    .first()
                    .isEqualTo(new Told(
                            Reason.valueOf(expected.result()), "手机号", expected.cell(), "手机号 " + expected.detail()));
        }
    }
}
