package numberimport.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import numberimport.ledger.ImportLedger;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.Problem;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.Purge;
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
    private static final Duration A_DAY = Duration.ofDays(1);

    private final Lanes lanes;
    private final Purge purge;
    private final Clock clock;
    private Instant nextPurge = Instant.MIN;

    private Worker(Lanes lanes, Purge purge, Clock clock) {
        this.lanes = lanes;
        this.purge = purge;
        this.clock = clock;
    }

    /** {@code told} hears of each launch that ended here, or waits for another turn. A ledger of this machine alone is a problem. */
    public static Worker open(ImportLauncher launcher, Settings settings, Clock clock, Consumer<LaunchView> told) {
        requireShared(launcher.ledger());
        launcher.files().forgetOldCopies();
        var interrupted = new Interrupted(launcher.ledger());
        var lane = new Lane(launcher, interrupted, new LaunchWork(launcher, settings, clock), clock, told);
        var lanes = new Lanes(launcher.ledger(), interrupted, lane, settings.lanes(), clock);
        return new Worker(lanes, new Purge(launcher, settings, clock), clock);
    }

    /** Works until there is a stop. */
    public void work(StopSignal stop) {
        while (stop.reason().isEmpty()) {
            try {
                lanes.serve();
                purgeDaily();
            } catch (RuntimeException e) {
                log.error("The ledger can't be read, {}; tried again", e.toString());
            }
            stop.await(LOOK);
        }
        stop.reason().ifPresent(lanes::stop);
    }

    private void purgeDaily() {
        var now = clock.instant();
        if (!now.isBefore(nextPurge)) {
            nextPurge = now.plus(A_DAY);
            purge.followUp();
        }
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
