package numberimport.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import numberimport.intake.LaunchView;

/** What did not become a run in the last days, each reason once: the newest such launch, and how many there were before it. */
public record NotStarted(LaunchView newest, int before) {

    private static final Duration SHOWN = Duration.ofDays(7);

    /** Of launches with the newest first. */
    static List<NotStarted> among(List<LaunchView> launches, Instant now) {
        Map<List<Object>, NotStarted> byReason = new LinkedHashMap<>();
        for (var launch : launches) {
            if (failed(launch) && isRecent(launch, now)) {
                byReason.merge(
                        reason(launch),
                        new NotStarted(launch, 0),
                        (known, older) -> new NotStarted(known.newest, known.before + 1));
            }
        }
        return new ArrayList<>(byReason.values());
    }

    private static boolean failed(LaunchView launch) {
        return launch.run() == null && launch.exit() != null && launch.exit() != 0;
    }

    private static boolean isRecent(LaunchView launch, Instant now) {
        return launch.endedAt() != null && Instant.parse(launch.endedAt()).isAfter(now.minus(SHOWN));
    }

    private static List<Object> reason(LaunchView launch) {
        return List.of(
                launch.origin(),
                launch.askedBy(),
                launch.account(),
                launch.task(),
                Objects.requireNonNullElse(launch.message(), ""));
    }
}
