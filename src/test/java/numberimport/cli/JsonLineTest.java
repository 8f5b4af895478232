package numberimport.cli;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonLineTest {

    private static String line(String message, Throwable thrown) {
        var context = new LoggerContext();
        var event = new LoggingEvent(
                "x", context.getLogger("numberimport.submission.Delivery"), Level.WARN, message, thrown, new Object[] {7
                });
        event.setMDCPropertyMap(Map.of("run.id", "131", "batch.seq", "7"));
        event.setThreadName("answers");
        return new String(new JsonLine().encode(event), StandardCharsets.UTF_8);
    }

    @Test
    void saysWhichRunAndBatchItIsAbout() {
        var line = line("Batch {} in doubt,\nby \"x\"", null);

        assertThat(line).endsWith("}\n").hasLineCount(1);
        assertThat(line).contains("\"message\":\"Batch 7 in doubt,\\nby \\\"x\\\"\"");
        assertThatJson(line).node("run\\.id").isEqualTo("\"131\"");
        assertThatJson(line).node("batch\\.seq").isEqualTo("\"7\"");
        assertThatJson(line).node("log\\.level").isEqualTo("WARN");
    }

    @Test
    void masksNumbersAndSecretsInMessagesAndTraces() {
        var line = line("{}: 13812345678, sign=abc", new IllegalStateException("token=geheim 13900001111"));

        assertThat(line)
                .contains("138****5678", "sign=***", "token=***", "139****1111", "IllegalStateException")
                .doesNotContain("13812345678", "13900001111", "geheim", "sign=abc");
    }
}
