package numberimport.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Waits that end early when the run is asked to stop. */
final class StoppablePause {

    private static final Duration SLICE = Duration.ofSeconds(1);

    private final SendingTools tools;

    StoppablePause(SendingTools tools) {
        this.tools = tools;
    }

    void sleep(Duration time) throws InterruptedException {
        for (var rest = time; rest.compareTo(Duration.ZERO) > 0 && !stopped(); rest = rest.minus(SLICE)) {
            tools.pause().sleep(rest.compareTo(SLICE) < 0 ? rest : SLICE);
        }
    }

    boolean stopped() {
        return stopReason().isPresent();
    }

    Optional<String> stopReason() {
        return tools.stops().reason();
    }

    Instant now() {
        return tools.clock().instant();
    }
}
