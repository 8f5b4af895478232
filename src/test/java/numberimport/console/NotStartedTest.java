package numberimport.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import numberimport.intake.LaunchView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NotStartedTest {

    private static final Instant NOON = Instant.parse("2026-11-28T04:00:00Z");

    private static LaunchView launch(long id, String message, @Nullable Long run, String endedAt) {
        return new LaunchView(
                id,
                "ENDED",
                "IMPORT",
                "SCHEDULE",
                "nightly",
                "default",
                16,
                null,
                null,
                run,
                4,
                message,
                endedAt,
                endedAt,
                0,
                endedAt);
    }

    @Test
    void tellsEachReasonOnceWithTheNewestLaunch() {
        var launches = List.of(
                launch(5, "no file", null, "2026-11-28T01:00:00Z"),
                launch(4, "task 16 is enabled", null, "2026-11-27T01:00:00Z"),
                launch(3, "no file", null, "2026-11-26T01:00:00Z"),
                launch(2, "no file", null, "2026-11-25T01:00:00Z"));

        assertThat(NotStarted.among(launches, NOON))
                .containsExactly(new NotStarted(launches.get(0), 2), new NotStarted(launches.get(1), 0));
    }

    @Test
    void leavesOutWhatBecameARunOrIsLongAgo() {
        var launches = List.of(
                launch(2, "some rows were rejected", 7L, "2026-11-28T01:00:00Z"),
                launch(1, "no file", null, "2026-11-21T03:59:59Z"));

        assertThat(NotStarted.among(launches, NOON)).isEmpty();
    }
}
