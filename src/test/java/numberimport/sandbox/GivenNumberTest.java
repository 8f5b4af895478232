package numberimport.sandbox;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import numberimport.sandbox.store.NewNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class GivenNumberTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{}                                                       | 号码不能为空",
                "7                                                        | 号码不能为空",
                "{\"cellphone\": null}                                    | 号码不能为空",
                "{\"cellphone\": \" \"}                                   | 号码不能为空",
                "{\"cellphone\": 13223004567}                             | 号码不能为空",
                "{\"cellphone\": \"1322300456x\"}                         | 号码格式错误",
                "{\"cellphone\": \"132 2300 4567\"}                       | 号码格式错误",
                "{\"cellphone\": \"1234\"}                                | 号码格式错误",
                "{\"cellphone\": \"13223004567,\"}                        | 号码格式错误",
                "{\"cellphone\": \"13223004567\", \"name\": 7}            | name和description必须是字符串",
                "{\"cellphone\": \"13223004567\", \"description\": {}}    | name和description必须是字符串",
                "{\"cellphone\": \"13223004567\", \"custom\": 7}          | 自定义字段必须是字符串",
                "{\"cellphone\": \"13223004567\", \"custom\": {\"a\": 1}} | 自定义字段必须是字符串",
            })
    void isRefusedForWhatIsNotAsDocumented(String json, String reason) {
        assertThat(given(json).defect()).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"13223004567", "13223004567,01086465047", "+441632960001", "057126200039"})
    void isGoodForNumbersGroupsAndForeignNumbers(String cellphone) {
        var given = given("{\"cellphone\": \"" + cellphone + "\"}");

        assertThat(given.defect()).isNull();
        assertThat(given.toNewNumber()).isEqualTo(new NewNumber(cellphone, null, null, Map.of()));
    }

    @ParameterizedTest
    @CsvSource(
            value = {"10, NULL", "11, 自定义字段不能超过10个"},
            nullValues = "NULL")
    void hasAtMostTenCustomFields(int fields, String reason) {
        var custom = IntStream.rangeClosed(1, fields)
                .mapToObj(field -> "\"field " + field + "\": \"值\"")
                .collect(joining(","));

        assertThat(given("{\"cellphone\": \"13223004567\", \"custom\": {" + custom + "}}")
                        .defect())
                .isEqualTo(reason);
    }

    @Test
    void keepsItsTexts() {
        var given = given("""
                {"cellphone": "13223004567", "name": "张伟", "description": "", "custom": {"城市": "北京", "note": null}}""");

        assertThat(given.defect()).isNull();
        assertThat(given.toNewNumber())
                .isEqualTo(new NewNumber("13223004567", "张伟", "", Map.of("城市", "北京", "note", "")));
    }

    private static GivenNumber given(String json) {
        return new GivenNumber(new JsonMapper().readTree(json));
    }
}
