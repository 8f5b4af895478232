package numberimport.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class CustomFieldsTest {

    private static Map<String, String> of(String... values) {
        return CustomFields.of(List.of("城市", "来源", "等级"), values);
    }

    @Test
    void hasTheFieldsWithAValueInTheirOrder() {
        assertThat(of("杭州", null, "3")).containsExactly(entry("城市", "杭州"), entry("等级", "3"));
        assertThat(of(null, "网站", null)).containsExactly(entry("来源", "网站")).doesNotContainKey("城市");
    }

    @Test
    void isLikeAnyOtherMapOfThem() {
        assertThat(of("杭州", null, "3"))
                .isEqualTo(Map.of("等级", "3", "城市", "杭州"))
                .hasSameHashCodeAs(Map.of("等级", "3", "城市", "杭州"))
                .hasSize(2);
        assertThat(of(null, null, null)).isEmpty();
    }

    @Test
    void cannotBeChanged() {
        var fields = of("杭州", null, null);

        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> fields.put("来源", "网站"));
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(fields::clear);
    }

    @Test
    void endsAfterTheLastField() {
        var fields = of(null, "网站", null).entrySet().iterator();
        fields.next();

        assertThat(fields.hasNext()).isFalse();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(fields::next);
    }
}
