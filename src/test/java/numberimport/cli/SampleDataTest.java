package numberimport.cli;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every line of the table in sample-data/README.md. */
class SampleDataTest {

    private static final Path SAMPLES = Path.of("sample-data");

    record Line(String file, List<String> command, int exit, long rows, long ready, long rejected, long duplicate) {}

    static Stream<Line> lines() throws IOException {
        return Files.readAllLines(SAMPLES.resolve("README.md")).stream()
                .filter(line -> line.startsWith("| customers"))
                .map(line -> line.split(" *\\| *"))
                .map(cells -> new Line(
                        cells[1],
                        Arrays.asList(cells[3].replace("`", "").split(" ")),
                        Integer.parseInt(cells[4]),
                        Long.parseLong(cells[5]),
                        Long.parseLong(cells[6]),
                        Long.parseLong(cells[7]),
                        Long.parseLong(cells[8])));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void doesWhatTheTableSays(Line line) {
        var command =
                Stream.concat(line.command().stream(), Stream.of("--json")).toArray(String[]::new);

        var run = CommandRun.of(command);

        assertThat(run.exit()).isEqualTo(line.exit());
        assertThatJson(run.out()).inPath("exit").isEqualTo(line.exit());
        assertThatJson(run.out())
                .inPath("counts")
                .isEqualTo(
                        "{rows: %d, accepted: 0, rejected: %d, duplicate: %d, suppressed: 0, refused: 0, unsent: %d, unknown: 0}"
                                .formatted(line.rows(), line.rejected(), line.duplicate(), line.ready()));
    }

    @Test
    void namesEveryFile() throws IOException {
        try (var files = Files.list(SAMPLES)) {
            assertThat(lines().map(Line::file))
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> !name.equals("README.md"))
                                    .toList());
        }
    }
}
