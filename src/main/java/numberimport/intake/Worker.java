package numberimport.intake;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import numberimport.ledger.ImportLedger;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.Problem;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.Settings;
import numberimport.pipeline.StopSignal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stages and sends what others have launched, for as many accounts at once as it is told to; takes no files and answers nobody. Needs a
 * ledger that machines share.
 */
public final class Worker implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Worker.class);

    private static final Duration LOOK = Duration.ofSeconds(2);

    private final Lanes lanes;

    private Worker(Lanes lanes) {
        this.lanes = lanes;
    }

    /** {@code told} hears of each launch that ended here, or waits for another turn. A ledger of this machine alone is a problem. */
    public static Worker open(ImportLauncher launcher, Settings settings, Clock clock, Consumer<LaunchView> told) {
        requireShared(launcher.ledger());
        launcher.files().forgetOldCopies();
        var interrupted = new Interrupted(launcher.ledger());
        var lane = new Lane(launcher, interrupted, new LaunchWork(launcher, settings, clock), clock, told);
        return new Worker(new Lanes(launcher.ledger(), interrupted, lane, settings.lanes(), clock));
    }

    /** Works until there is a stop. */
    public void work(StopSignal stop) {
        while (stop.reason().isEmpty()) {
            try {
                lanes.serve();
            } catch (RuntimeException e) {
                log.error("The ledger can't be read, {}; tried again", e.toString());
            }
            stop.await(LOOK);
        }
        stop.reason().ifPresent(lanes::stop);
    }

    @Override
    public void close() {
        lanes.close();
    }

    private static void requireShared(ImportLedger ledger) {
        if (ledger.isOfThisMachine()) {
            throw new ProblemException(new Problem(
                    "LEDGER_NOT_SHARED",
                    "The ledger is a file of this machine, where serve sends by itself; expected a PostgreSQL that the processes"
                            + " share.",
                    "set SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD, for serve as for"
                            + " each worker",
                    ExitCode.CONFIGURATION));
        }
    }
}
