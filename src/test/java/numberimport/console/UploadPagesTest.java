package numberimport.console;

import static org.assertj.core.api.Assertions.assertThat;

import numberimport.access.Role;
import org.junit.jupiter.api.Test;

/** The forms that a file is uploaded by. */
class UploadPagesTest extends PlainConsole {

    @Test
    void offerTheTasksOfTheAccountAndTakeANumberByHand() {
        var operator = visitor(Role.OPERATOR);
        var option = "<option value=\"1\">Task · closed · room for 1,000,000</option>";

        assertThat(operator.get("/upload").body())
                .contains("list=\"tasks\"", "<datalist id=\"tasks\">" + option, "takes any number");
        assertThat(operator.get("/tasks/choices?account=default").body()).contains(option);
        assertThat(operator.get("/tasks/choices?account=gone").statusCode()).isEqualTo(404);
    }
}
