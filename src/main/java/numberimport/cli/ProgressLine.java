package numberimport.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import numberimport.pipeline.SendingProgress;
import org.jspecify.annotations.Nullable;

/** Shows how far sending has come: a bar on a terminal, a key=value line a minute elsewhere, or nothing. */
final class ProgressLine implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final int BAR_INTERVAL_MILLIS = 250;

    private final Clock clock;
    private final Consumer<String> log;
    private final @Nullable ProgressBar bar;
    private final long run;
    private final int calls;
    private Instant nextLine = Instant.MIN;

    private ProgressLine(Clock clock, Consumer<String> log, @Nullable ProgressBar bar, long run, int calls) {
        this.clock = clock;
        this.log = log;
        this.bar = bar;
        this.run = run;
        this.calls = calls;
    }

    static ProgressLine start(ProgressStyle style, Clock clock, Consumer<String> log, long run, int calls) {
        var showsBar =
                style == ProgressStyle.bar || (style == ProgressStyle.auto && Terminal.isTerminal(Terminal.STDERR));
        if (style == ProgressStyle.none) {
            return new ProgressLine(clock, line -> {}, null, run, calls);
        }
        return new ProgressLine(clock, log, showsBar ? bar(calls) : null, run, calls);
    }

    void sent(SendingProgress progress) {
        var done = progress.calls();
        var counts = progress.counts();
        if (bar != null) {
            bar.stepTo(done);
            bar.setExtraMessage("  " + Words.number(counts.accepted()) + " accepted, " + Words.number(counts.refused())
                    + " refused");
            return;
        }
        var now = clock.instant();
        if (!now.isBefore(nextLine)) {
            nextLine = now.plus(INTERVAL);
            log.accept(time() + " run=" + run + " state=sending calls=" + done + "/" + calls + " accepted="
                    + counts.accepted() + " refused=" + counts.refused() + " unsent=" + counts.unsent() + " unknown="
                    + counts.unknown());
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }

    private String time() {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS));
    }

    private static ProgressBar bar(int calls) {
        return new ProgressBarBuilder()
                .setTaskName("Sending")
                .setInitialMax(calls)
                .setUpdateIntervalMillis(BAR_INTERVAL_MILLIS)
                .setUnit(" calls", 1)
                .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BAR)
                .showSpeed()
                .build();
    }
}
