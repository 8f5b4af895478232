package numberimport.console;

import static org.assertj.core.api.Assertions.assertThat;

import numberimport.pipeline.RunView;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RunLineTest {

    @Test
    void canBeRetriedAsLongAsNoRetryHasBroughtAllRefusedRows() {
        assertThat(line("COMPLETED", "").retriable()).isTrue();
        assertThat(line("COMPLETED", successor("RETRY", 2)).retriable()).isTrue();
        assertThat(line("COMPLETED", successor("RETRY", 2) + "," + successor("RETRY", 1))
                        .retriable())
                .isFalse();
    }

    @Test
    void canBeRetriedThoughAMendedReportHasBroughtOtherRows() {
        assertThat(line("COMPLETED", successor("REPORT", 3)).retriable()).isTrue();
    }

    @Test
    void cannotBeRetriedWhileItIsAtWork() {
        assertThat(line("SENDING", "").retriable()).isFalse();
    }

    private static RunLine line(String state, String successors) {
        return RunLine.of(JsonMapper.shared().readValue("""
                        {"state": "%s", "exit": 3, "resolvedBy": [%s], "reasons": [],
                         "counts": {"rows": 9, "accepted": 6, "rejected": 0, "duplicate": 0, "suppressed": 0, "refused": 3,
                                    "unsent": 0, "unknown": 0}}""".formatted(state, successors), RunView.class));
    }

    private static String successor(String by, long accepted) {
        return "{\"run\": 2, \"by\": \"%s\", \"accepted\": %d}".formatted(by, accepted);
    }
}
