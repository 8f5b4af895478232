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

    private final ImportLauncher launcher;
    private final DropFolder folder;
    private final FolderIntake intake;
    private final Lanes lanes;
    private final ImportSchedules schedules;
    private final Duration standsStill;
    private final Clock clock;

    private Intake(Settings settings, Clock clock, ImportLauncher launcher, Consumer<LaunchView> told) {
        var properties = settings.dropFolder();
        var ledger = launcher.ledger();
        this.launcher = launcher;
        this.clock = clock;
        this.standsStill = properties.standsStill();
        this.folder = new DropFolder(properties.pathIn(settings.dataDir()));
        this.intake = new FolderIntake(
                new FolderIntake.Place(folder, new StandingStill(standsStill)),
                new Addresses(settings),
                ledger.launches(),
                clock,
                told);
        this.schedules = new ImportSchedules(launcher, settings, clock);
        this.lanes = new Lanes(
                ledger.launches(), new Interrupted(ledger), new LaunchWork(launcher, settings, clock), clock, told);
    }

    /** Opens the ledger and makes the folder; {@code told} hears of each launch that ended, or waits for another turn. */
    public static Intake open(Settings settings, Clock clock, Consumer<LaunchView> told) {
        var launcher = ImportLauncher.open(settings, clock);
        try {
            var intake = new Intake(settings, clock, launcher, told);
            intake.prepare();
            return intake;
        } catch (RuntimeException e) {
            launcher.close();
            throw e;
        }
    }

    /** Where files are to be dropped. */
    public Path inbox() {
        return folder.inbox();
    }

    /** Works on what comes into the folder until there is a stop. */
    public void watch(StopSignal stop) {
        while (stop.reason().isEmpty()) {
            try {
                intake.look();
                lanes.serve();
            } catch (IOException | RuntimeException e) {
                log.error("The folder or the ledger can't be read, {}; tried again", e.toString());
            }
            stop.await(LOOK);
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
        var latest = clock.instant().plus(standsStill).plus(LOOK);
        while (true) {
            var changing = inFolder(intake::look);
            lanes.serve();
            var waits = !changing.isEmpty() && clock.instant().isBefore(latest);
            if (stop.reason().isPresent() || (!waits && lanes.idle())) {
                stop.reason().ifPresent(lanes::stop);
                lanes.close();
                return inFolder(() -> {
                    intake.fileAway();
                    return changing;
                });
            }
            stop.await(MOMENT);
        }
    }

    @Override
    public void close() {
        lanes.close();
        launcher.close();
    }

    private <T> T inFolder(FolderWork<T> work) {
        try {
            return work.done();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Something that needs the folder. */
    @FunctionalInterface
    private interface FolderWork<T> {
        T done() throws IOException;
    }

    private void prepare() {
        inFolder(() -> {
            folder.create();
            return folder;
        });
    }

    private ProblemException unusable(IOException e) {
        return new ProblemException(new Problem(
                "FOLDER_UNUSABLE",
                folder + " can't be used: " + e.getMessage() + ".",
                "number-import.drop-folder.path has to name a folder on one disk that this process may write",
                ExitCode.CONFIGURATION));
    }
}
