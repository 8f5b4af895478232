package numberimport.console;

import static numberimport.pipeline.ImportWorld.number;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import numberimport.access.Role;
import numberimport.pipeline.ImportWorld;
import numberimport.sandbox.TaskStatus;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The numbers in a task's pool, of which there are more than one search reads. */
class PoolPagesTest extends PlainConsole {

    private static final int MANY = 5200;

    private static long small;

    @BeforeAll
    static void fillPools() {
        web.world.sandbox.addForeign(
                web.world.task,
                IntStream.rangeClosed(1, MANY).mapToObj(ImportWorld::number).toList());
        small = web.world.sandbox.createTask("Small", TaskStatus.DISABLED);
        web.world.sandbox.addForeign(small, List.of(number(1), number(2)));
    }

    private static HttpResponse<String> search(Visitor visitor, String... fields) {
        return visitor.post("/tasks/1/pool", visitor.secret("/runs"), fields);
    }

    @Test
    void findANumberHoweverItIsWritten() {
        var written = "+86 " + number(7).substring(0, 3) + "-" + number(7).substring(3);

        var found = search(visitor(Role.OPERATOR), "account", "default", "number", written);

        assertThat(found.body()).contains("is in the pool; 500 of 5,200 numbers were read until there.", number(7));
    }

    @Test
    void sayHowFarASearchIsAndGoOnWithIt() {
        var operator = visitor(Role.OPERATOR);
        var first =
                search(operator, "account", "default", "number", number(9999)).body();
        assertThat(first)
                .contains(number(9999) + " is not among the 5,000 of 5,200 numbers that were read so far.", "Read on");
        var after = first.replaceAll("(?s).*name=\"after\" value=\"(\\d+)\".*", "$1");

        var last = search(operator, "account", "default", "number", number(9999), "after", after, "read", "5000");

        assertThat(last.body())
                .contains(number(9999) + " is not in the pool: all its 5,200 numbers were read.")
                .doesNotContain("Read on");
    }

    @Test
    void showViewersNoNumberThatTheyDidNotWrite() {
        var viewer = visitor(Role.VIEWER);

        assertThat(search(viewer, "account", "default", "number", number(3)).body())
                .contains(number(3).substring(0, 3) + "****" + number(3).substring(7))
                .doesNotContain(number(4), "/download");
        assertThat(search(viewer, "account", "default", "number", "x").statusCode())
                .isEqualTo(400);
    }

    @Test
    void areDownloadedWholeAndThatIsWrittenDown() {
        var operator = visitor(Role.OPERATOR);
        var download = "/tasks/" + small + "/pool/download";

        var csv = operator.get(download);

        assertThat(csv.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("task-" + small + "-pool.csv");
        assertThat(csv.body().lines()).hasSize(3).last().asString().contains(number(2));
        assertThat(operator.get(download + "?format=xlsx").body()).startsWith("PK");
        assertThat(operator.get(download + "?format=pdf").statusCode()).isEqualTo(400);
        assertThat(visitor(Role.ADMIN).get("/audit").body())
                .contains(
                        "task-" + small + "-pool.csv of account default",
                        "task-" + small + "-pool.xlsx of account default");
    }
}
