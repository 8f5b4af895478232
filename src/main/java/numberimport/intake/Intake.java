package numberimport.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.Problem;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.Settings;
import numberimport.pipeline.StopSignal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Imports without a person at the command line: looks into the drop folder, and works on what waits in the ledger. Several
 * processes may do so on one folder and one database; each file is taken by one of them.
 */
public final class Intake implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration MOMENT = Duration.ofMillis(200);

    private final DropFolder folder;
    private final FolderIntake intake;
    private final Lanes lanes;
    private final ImportSchedules schedules;
    private final Duration standsStill;
    private final Clock clock;

    private Intake(
            DropFolder folder, Settings settings, Clock clock, ImportLauncher launcher, Consumer<LaunchView> told) {
        var ledger = launcher.ledger();
        this.clock = clock;
        this.standsStill = settings.dropFolder().standsStill();
        this.folder = folder;
        this.intake = new FolderIntake(
                new FolderIntake.Place(folder, new StandingStill(standsStill)),
                new Addresses(settings.profiles(), launcher.accounts()),
                launcher,
                clock,
                told);
        this.schedules = new ImportSchedules(launcher, settings, clock);
        var interrupted = new Interrupted(ledger);
        var lane = new Lane(launcher, interrupted, new LaunchWork(launcher, settings, clock), clock, told);
        this.lanes = new Lanes(ledger, interrupted, lane, settings.lanes(), clock);
    }

    /** Makes the folder; {@code told} hears of each launch that ended, or waits for another turn. */
    public static Intake open(ImportLauncher launcher, Settings settings, Clock clock, Consumer<LaunchView> told) {
        var folder = new DropFolder(settings.dropFolder().pathIn(settings.dataDir()));
        try {
            folder.create();
        } catch (IOException e) {
            throw unusable(folder, e);
        }
        return new Intake(folder, settings, clock, launcher, told);
    }

    /** Where files are to be dropped. */
    public Path inbox() {
        return folder.inbox();
    }

    /** Works on what comes into the folder until there is a stop. */
    public void watch(StopSignal stop) {
        while (stop.reason().isEmpty()) {
            var more = false;
            try {
                more = intake.look().more();
                lanes.serve();
            } catch (IOException | RuntimeException e) {
                more = false;
                log.error("The folder or the ledger can't be read, {}; tried again", e.toString());
            }
            if (!more) {
                stop.await(LOOK);
            }
        }
        stop.reason().ifPresent(lanes::stop);
    }

    /** The same, and fires the schedules. */
    public void serve(StopSignal stop) {
        var scheduler = schedules.scheduler();
        scheduler.start();
        try {
            watch(stop);
        } finally {
            scheduler.stop();
        }
    }

    /** Works on what is there, and ends; gives the files that are left for the next time, since they went on changing or can't be moved. */
    public List<Path> once(StopSignal stop) {
        try {
            return untilIdle(stop);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private List<Path> untilIdle(StopSignal stop) throws IOException {
        var latest = clock.instant().plus(standsStill).plus(LOOK);
        while (true) {
            var look = intake.look();
            var left = look.left();
            lanes.serve();
            var waits = look.more() || (!left.isEmpty() && clock.instant().isBefore(latest));
            if (stop.reason().isPresent() || (!waits && lanes.idle())) {
                stop.reason().ifPresent(lanes::stop);
                lanes.close();
                intake.fileAway();
                return left;
            }
            if (!look.more()) {
                stop.await(MOMENT);
            }
        }
    }

    @Override
    public void close() {
        lanes.close();
    }

    private static ProblemException unusable(DropFolder folder, IOException e) {
        return new ProblemException(new Problem(
                "FOLDER_UNUSABLE",
                folder + " can't be used: " + e.getMessage() + ".",
                "number-import.drop-folder.path has to name a folder on one disk that this process may write",
                ExitCode.CONFIGURATION));
    }
}
