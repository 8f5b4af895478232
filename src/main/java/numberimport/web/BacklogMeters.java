package numberimport.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import numberimport.intake.LaunchBacklog;
import numberimport.pipeline.ImportLauncher;

/** Shows what waits in the ledger, of all processes together: each {@code serve} shows the same, workers show nothing of it. */
final class BacklogMeters {

    BacklogMeters(MeterRegistry registry, ImportLauncher launcher, Clock clock) {
        var backlog = new LaunchBacklog(launcher);
        gauge(registry, "numberimport.launches.waiting", "Launches that wait for their turn", backlog::waiting);
        gauge(
                registry,
                "numberimport.launches.running",
                "Launches that are worked on, in any process",
                backlog::running);
        gauge(registry, "numberimport.holds", "Accounts on hold; all of them at once count as one", backlog::holds);
        TimeGauge.builder("numberimport.launches.oldest", () -> oldest(backlog, clock), TimeUnit.SECONDS)
                .description("How long the oldest launch that is due has waited")
                .register(registry);
    }

    private static void gauge(MeterRegistry registry, String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    private static double oldest(LaunchBacklog backlog, Clock clock) {
        var now = clock.instant();
        return backlog.dueSince(now)
                .map(since -> Duration.between(since, now))
                .map(Duration::toSeconds)
                .orElse(0L);
    }
}
