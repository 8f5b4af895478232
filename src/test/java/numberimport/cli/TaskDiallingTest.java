package numberimport.cli;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands {@code task recall} and {@code task follow-on}. */
class TaskDiallingTest {

    private static final String AFTER = "--after=2026-11-24T15:30:00+08:00";

    @TempDir
    Path folder;

    private final StandInApi api = new StandInApi()
            .answering("POST /recall", "{\"code\":1000,\"message\":\"Redial successful\"}")
            .answering("POST /follow_on", "{\"code\":1000,\"message\":\"Follow-up successful\"}");

    @AfterEach
    void close() {
        api.close();
    }

    private static String lines(String... lines) {
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    @Test
    void recalls() {
        assertThat(api.run(folder, "task", "recall", "16", "--number=13412341234", AFTER))
                .isEqualTo(new CommandRun(
                        0,
                        lines("Number 13412341234 of task 16 is called again, not before 2026-11-24T15:30:00+08:00."
                                + " The API says: Redial successful"),
                        ""));
        assertThatJson(api.body(0)).isEqualTo("{id: 16, number: '13412341234', after_at: '2026-11-24T15:30:00+08:00'}");
    }

    @Test
    void tellsTheRecallAsJson() {
        assertThat(api.run(folder, "task", "recall", "16", "--number=13412341234", AFTER, "--json"))
                .isEqualTo(new CommandRun(
                        0, lines("{\"id\":16,\"number\":\"13412341234\",\"message\":\"Redial successful\"}"), ""));
    }

    @Test
    void followsOn() {
        assertThat(api.run(folder, "task", "follow-on", "16", "--number", "13223004570"))
                .isEqualTo(new CommandRun(
                        0,
                        lines("Number 13223004570 of task 16 is followed by the customer's next number."
                                + " The API says: Follow-up successful"),
                        ""));
        assertThatJson(api.body(0)).isEqualTo("{id: 16, called: '13223004570'}");
        assertThat(api.run(folder, "task", "follow-on", "16", "--number", "13223004570", "--json")
                        .out())
                .isEqualTo(lines("{\"id\":16,\"number\":\"13223004570\",\"message\":\"Follow-up successful\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "recall;--number=1;Missing required option: '--after=TIME'",
                "recall;--after=now;Missing required option: '--number=NUMBER'",
                "follow-on;--quiet;Missing required option: '--number=NUMBER'",
                "follow-on;--number=138x;--number is \"138x\", expected one phone number of the task's pool, in digits.",
                "recall;--number=138,139 --after=now;--number is \"138,139\", expected one phone number of the task's pool, in digits.",
                "recall;--number=1 --after=tomorrow;--after is \"tomorrow\","
                        + " expected now, or a time such as 2026-11-24T15:30:00+08:00 or 2026-11-24T15:30",
            })
    void refusesWhatIsMissingOrMalformed(String command, String options, String message) {
        var line = new ArrayList<>(List.of("task", command, "16"));
        line.addAll(List.of(options.split(" ")));

        var run = api.run(folder, line.toArray(String[]::new));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).startsWith(message + System.lineSeparator());
        assertThat(api.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"recall", "follow-on"})
    void saysThatTheCustomerMayBeCalledWhenTheAnswerIsLost(String command) {
        var recall = command.equals("recall");
        try (var losing = new StandInApi().losing("POST /recall").losing("POST /follow_on")) {
            var run = losing.run(
                    folder, "task", command, "16", "--number=13412341234", recall ? AFTER : "--quiet", "--json");

            assertThat(run.exit()).isEqualTo(6);
            assertThat(losing.requests()).hasSize(1);
            assertThatJson(run.out()).node("error.code").isEqualTo("OUTCOME_UNKNOWN");
            assertThatJson(run.out())
                    .node("error.message")
                    .asString()
                    .startsWith(
                            recall
                                    ? "It is not known whether the number is called again; perhaps it is so"
                                            + " (recall in task 16: no answer, "
                                    : "It is not known whether the customer's next number is called; perhaps it is so"
                                            + " (follow-on in task 16: no answer, ");
            assertThatJson(run.out())
                    .node("error.hint")
                    .isEqualTo("look how often it was called before trying again: number-import pool 16");
        }
    }
}
