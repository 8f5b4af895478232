package numberimport.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappingRuleTest {

    @Test
    void readsFieldAndHeader() {
        assertThat(MappingRule.parse("Cellphone= 联系电话 ")).isEqualTo(new MappingRule(Field.CELLPHONE, "联系电话"));
        assertThat(MappingRule.parse("custom=a=b")).isEqualTo(new MappingRule(Field.CUSTOM, "a=b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cellphone", "cellphone=", "cellphone= ", "=手机"})
    void refusesWhatIsNoMapping(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MappingRule.parse(text))
                .withMessage("\"" + text + "\" is no mapping, expected field=Header such as cellphone=Telephone");
    }

    @Test
    void refusesAnUnknownField() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MappingRule.parse("phone=手机"))
                .withMessage("\"phone\" is no field, expected one of cellphone, name, description, custom, ignore");
    }

    @Test
    void showsItselfAsTyped() {
        assertThat(MappingRule.parse("cellphone=联系电话")).hasToString("--map cellphone=联系电话");
        assertThat(MappingRule.parse("custom=Work Line")).hasToString("--map 'custom=Work Line'");
        assertThat(MappingRule.parse("custom=Customer's line")).hasToString("--map 'custom=Customer'\\''s line'");
    }
}
