package numberimport.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import numberimport.api.TaskStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes the task where the launcher wants it, and waits until it is closed: after the file was checked and approved, so that
 * calling pauses no longer than sending takes. Does nothing where nothing is left to send.
 */
final class CloseTask implements RunStep {

    private static final Logger log = LoggerFactory.getLogger(CloseTask.class);
    private static final Duration USUAL_PATIENCE = Duration.ofMinutes(30);

    private final ActiveRun run;
    private final TaskClosing closing;

    CloseTask(ActiveRun run) {
        this.run = run;
        this.closing = TaskClosing.of(run.api(), Clock.systemUTC());
    }

    @Override
    public void run() throws Exception {
        var handling = run.options().task();
        if (!run.hasUnsent() || !handling.closes()) {
            return;
        }
        if (handling.close()) {
            close();
        }
        try {
            closing.awaitClosed(run.task(), patience(handling), this::stop, run.operator()::waits);
        } catch (ProblemException e) {
            run.heedStop();
            if (!run.ledger().attempts().everMade(run.id())) {
                // The import ends here: whoever wanted the task enabled after it wants that now.
                new OpenTask(run).tryToOpen();
            }
            throw e;
        }
    }

    private void close() {
        if (closing.details(run.task()).state() != TaskStatus.ENABLED) {
            return;
        }
        run.ledger().runs().taskWasEnabled(run.id(), true);
        if (closing.close(run.task())) {
            log.info("Run {}: task {} was enabled and is closed for the import", run.id(), run.task());
            run.operator().waits("Task " + run.task() + " was enabled; it is closed for the import.");
        }
    }

    private Optional<String> stop() {
        return run.with().stops().reason();
    }

    private static Duration patience(TaskHandling handling) {
        return handling.waitSeconds() > 0 ? Duration.ofSeconds(handling.waitSeconds()) : USUAL_PATIENCE;
    }
}
