package numberimport.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import numberimport.access.Role;
import numberimport.web.WebWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The forms that a file is uploaded by. */
class UploadPagesTest {

    @TempDir
    static Path home;

    private static WebWorld web;

    @BeforeAll
    static void start() {
        web = new WebWorld(home, Console.class);
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    @Test
    void offerTheTasksOfTheAccountAndTakeANumberByHand() {
        var operator = new Visitor(web.address()).signedIn(web.token(Role.OPERATOR));
        var option = "<option value=\"1\">Task · closed · room for 1,000,000</option>";

        assertThat(operator.get("/upload").body())
                .contains("list=\"tasks\"", "<datalist id=\"tasks\">" + option, "takes any number");
        assertThat(operator.get("/tasks/choices?account=default").body()).contains(option);
        assertThat(operator.get("/tasks/choices?account=gone").statusCode()).isEqualTo(404);
    }
}
