package numberimport.web;

import static org.assertj.core.api.Assertions.assertThat;

import numberimport.access.Role;
import numberimport.web.WebWorld.Answer;
import numberimport.web.WebWorld.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestFaultsTest extends PlainWeb {

    private static void isRefused(Answer answer, String detail) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
        assertThat(answer.json().path("detail").asString()).isEqualTo(detail);
    }

    @Test
    void namesTheFieldOfAFormWithWhatWasFoundAndExpected() {
        isRefused(
                web.upload(
                        Role.OPERATOR, "/api/v1/launches", "a.csv", "手机号\n17000000001\n", new Field("task", "sixteen")),
                "task is \"sixteen\", expected a whole number.");
    }

    @Test
    void namesThePartOfTheAddress() {
        isRefused(web.get(Role.VIEWER, "/api/v1/runs/last"), "run is \"last\", expected a whole number.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            {"path": 1,, }   | The body is no JSON, at line 1, column 12.
            {"task": "x"}    | The value of task can't be read, at line 1, column 10.
            []               | The body is JSON of another form than the description has.
            {"map": [null]}  | A value of map is null, expected one such as "cellphone=Telephone".
            {"tusk": 16}     | There is no field "tusk", expected some of [account, again, charset, dedupe, delimiter, headerRow, map, maxRejected, path, priority, profile, region, sheet, task].
            """)
    void namesThePlaceInABody(String body, String detail) {
        isRefused(web.post(Role.OPERATOR, "/api/v1/launches", body), detail);
    }

    @Test
    void namesAllValuesOfAParameterThatShouldHaveOne() {
        isRefused(web.get(Role.VIEWER, "/api/v1/runs?limit=a&limit=b"), "limit is \"a,b\", expected a whole number.");
    }

    @Test
    void missesABody() {
        isRefused(web.post(Role.OPERATOR, "/api/v1/launches", ""), "The body can't be read, or there is none.");
    }
}
