package numberimport.cli;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskUpdateCommandTest {

    @TempDir
    Path folder;

    private final StandInApi api = new StandInApi()
            .answering("PUT /16", "{\"code\":1000}")
            .answering("GET /16", StandInApi.details(16, "autumn", 2));

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void changesEverything() {
        var run = api.run(
                folder,
                "task",
                "update",
                "16",
                "--name=winter",
                "--description=for the winter",
                "--callout-number=021002002020",
                "--call-limit=5");

        assertThat(run).isEqualTo(new CommandRun(0, "Changed task 16 \"winter\"." + System.lineSeparator(), ""));
        assertThat(api.calls()).containsExactly("PUT /16");
        assertThatJson(api.body(0))
                .isEqualTo("{name: 'winter', description: 'for the winter', callout_number: '021002002020',"
                        + " call_limit: '5'}");
    }

    @Test
    void keepsTheNameThatTheTaskHas() {
        var run = api.run(folder, "task", "update", "16", "--call-limit=5", "--json");

        assertThat(run).isEqualTo(new CommandRun(0, "{\"id\":16}" + System.lineSeparator(), ""));
        assertThat(api.calls()).containsExactly("GET /16", "PUT /16");
        assertThatJson(api.body(1)).isEqualTo("{name: 'autumn', call_limit: '5'}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--quiet; Nothing to change,"
                        + " expected at least one of --name, --description, --callout-number, --call-limit.",
                "--name=; The name is \"\", expected a text that is not blank.",
                "--call-limit=all; The call limit is \"all\", expected a number of calls from 1."
            })
    void refusesWhatTheApiWouldNotTake(String option, String message) {
        var run = api.run(folder, "task", "update", "16", option);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).startsWith(message + System.lineSeparator());
        assertThat(api.requests()).isEmpty();
    }
}
