package numberimport.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.Problem;
import numberimport.pipeline.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonListTest {

    private static final Problem PROBLEM = new Problem("CODE", "It broke off.", "mend it", ExitCode.API_FAILED, 77);

    @TempDir
    Path folder;

    @Test
    void writesAnObjectAroundItsItems() {
        var text = new StringWriter();
        var list = JsonList.onOneLine(text, JsonList.Frame.of("task", 16, "numbers"));

        assertThat(list.begun()).isFalse();
        list.add(Map.of("id", 1));
        list.add(Map.of("id", 2));
        list.end();

        assertThat(text).hasToString("{\"task\":16,\"numbers\":[{\"id\":1},{\"id\":2}]}");
    }

    @Test
    void isAnObjectToItsEndAlthoughItsItemsBreakOff() {
        var text = new StringWriter();
        var list = JsonList.onOneLine(text, JsonList.Frame.of("tasks"));

        list.add(1);
        list.endWith(PROBLEM);

        assertThat(text)
                .hasToString("{\"tasks\":[1],\"error\":{\"code\":\"CODE\",\"message\":\"It broke off.\","
                        + "\"hint\":\"mend it\",\"apiCode\":77},\"exit\":6}");
    }

    @Test
    void writesNothingButAnEmptyListWithoutItems() throws IOException {
        var file = folder.resolve("new").resolve("empty.json");

        JsonFile.write(file, null, items -> {});

        assertThat(file).hasContent("[ ]");
        assertThat(Files.list(folder.resolve("new"))).containsExactly(file);
    }

    @Test
    void leavesAnEarlierFileAsItWasWhereItsItemsBreakOff() throws IOException {
        var file = Files.writeString(folder.resolve("list.json"), "before");

        assertThatThrownBy(() -> JsonFile.write(file, null, items -> {
                    List.of(1, 2).forEach(items::accept);
                    throw new ProblemException(PROBLEM);
                }))
                .isInstanceOf(ProblemException.class);

        assertThat(file).hasContent("before");
        assertThat(Files.list(folder)).containsExactly(file);
    }

    @Test
    void saysWhereAFileCantBeWritten() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "").resolve("list.json");

        assertThatThrownBy(() -> JsonFile.write(file, null, items -> {}))
                .hasMessageStartingWith("The report " + file + " can't be written: ");
    }
}
