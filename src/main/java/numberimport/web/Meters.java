package numberimport.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import numberimport.intake.LaunchView;
import numberimport.pipeline.Counts;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.RunArchive;

/** Counts what became of launches in this process. No meter knows a number, a file or a run. */
final class Meters {

    private final MeterRegistry registry;
    private final RunArchive archive;
    private final Clock clock;
    private volatile double lastSuccess;

    Meters(MeterRegistry registry, ImportLauncher launcher, Clock clock) {
        this.registry = registry;
        this.archive = launcher.archive();
        this.clock = clock;
        TimeGauge.builder("numberimport.launch.last.success", () -> lastSuccess, TimeUnit.SECONDS)
                .description("When a launch of this process last ended with every or some rows accepted, since 1970")
                .register(registry);
        // From the start: of a series that begins with its first event, that event is no increase.
        Arrays.stream(ExitCode.values()).forEach(exit -> ended(exit.code()));
        rows(new Counts(0, 0, 0, 0, 0, 0, 0, 0));
    }

    /** A launch has ended, or waits for another turn. */
    void ended(LaunchView launch) {
        if (launch.endedAt() == null || launch.exit() == null) {
            return;
        }
        ended(launch.exit()).increment();
        if (launch.exit() == ExitCode.OK.code() || launch.exit() == ExitCode.INCOMPLETE.code()) {
            lastSuccess = clock.instant().getEpochSecond();
        }
        if (launch.run() != null) {
            rows(archive.show(launch.run()).counts());
        }
    }

    private void rows(Counts counts) {
        Map.of(
                        "accepted", counts.accepted(),
                        "rejected", counts.rejected(),
                        "duplicate", counts.duplicate(),
                        "suppressed", counts.suppressed(),
                        "refused", counts.refused(),
                        "unsent", counts.unsent(),
                        "unknown", counts.unknown())
                .forEach((outcome, rows) ->
                        counter("numberimport.rows", "outcome", outcome).increment(rows));
    }

    private Counter ended(int exit) {
        return counter("numberimport.launches.ended", "exit", String.valueOf(exit));
    }

    private Counter counter(String name, String tag, String value) {
        return Counter.builder(name).tag(tag, value).register(registry);
    }
}
