package numberimport.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A report that is read while it is written. */
class StreamedReportTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private void write(ReportWriter report, int rows) {
        for (var i = 0; i < rows; i++) {
            report.write(List.of("1"));
        }
    }

    @Test
    void goesOutBeforeItsEnd() {
        try (var report = ReportWriter.streamed(out, List.of("id"))) {
            write(report, 500);
            assertThat(out.toString(UTF_8).lines()).hasSize(501);
            write(report, 1);
        }
        assertThat(out.toString(UTF_8)).startsWith("\uFEFF\"id\"\r\n\"1\"\r\n");
        assertThat(out.toString(UTF_8).lines()).hasSize(502);
    }

    @Test
    void endsWhereItIsWhenItIsGivenUp() {
        try (var report = ReportWriter.streamed(out, List.of("id"))) {
            write(report, 501);
            report.discard();
        }
        assertThat(out.toString(UTF_8).lines()).hasSize(501);
    }
}
