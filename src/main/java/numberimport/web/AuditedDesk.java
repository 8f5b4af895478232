package numberimport.web;

import java.nio.file.Path;
import java.util.List;
import numberimport.intake.LaunchDesk;
import numberimport.intake.LaunchDesk.Answer;
import numberimport.intake.LaunchDesk.Asking;
import numberimport.intake.LaunchView;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.Operator;
import numberimport.pipeline.Resolution;
import numberimport.pipeline.RunArchive;
import numberimport.pipeline.RunView;
import numberimport.pipeline.Settings;
import numberimport.pipeline.StopSignal;

/** What callers may do to runs, by REST or on pages: launch, stop, go on, retry, resolve. Each deed is written into the audit once. */
public final class AuditedDesk {

    private final ImportLauncher launcher;
    private final LaunchDesk desk;
    private final RunArchive archive;
    private final Settings settings;
    private final Callers callers;

    AuditedDesk(ImportLauncher launcher, LaunchDesk desk, Settings settings, Callers callers) {
        this.launcher = launcher;
        this.desk = desk;
        this.archive = launcher.archive();
        this.settings = settings;
        this.callers = callers;
    }

    /** What a retry would send. */
    public record RetryPlan(long run, long rows, long calls) {}

    /** Refuses what {@link #launch} would refuse. */
    public void requireImportable(Path file, LaunchWish wish) {
        desk.requireImportable(file, wish.toFileWish());
    }

    /** The import of a file that was kept. */
    public Answer launch(Asking asking, Path file, LaunchWish wish) {
        var answer = desk.importFile(asking, file, wish.toFileWish());
        var launch = answer.launch();
        if (answer.isNew()) {
            callers.did(
                    "launch",
                    null,
                    "launch " + launch.launch() + ": " + file.getFileName() + " into task " + launch.task()
                            + " of account " + launch.account());
        }
        return answer;
    }

    RunArchive archive() {
        return archive;
    }

    /** Asks a run to stop after the call in flight; false when it was not at work. */
    public boolean stop(long run) {
        var asked = archive.stop(run);
        callers.did("stop", run, asked ? "asked to stop" : "it was not at work");
        return asked;
    }

    /** As approved also where its file is unlike those before. */
    public Answer resume(Asking asking, long run, boolean approved) {
        var answer = desk.resume(asking, run, approved);
        if (answer.isNew()) {
            var despite = approved ? ", also if the file is unlike those before" : "";
            callers.did("resume", run, "launch " + answer.launch().launch() + despite);
        }
        return answer;
    }

    /** A launch that waits is left. */
    public LaunchView cancel(long launch) {
        return desk.cancel(launch, callers.current().name());
    }

    /** How much a retry of these reasons, or of all, would send. */
    public RetryPlan retryPlan(long run, List<String> reasons) {
        archive.brief(run);
        var rows = launcher.rowsToRetry(run, reasons);
        var aCall = settings.batchSize();
        return new RetryPlan(run, rows, (rows + aCall - 1) / aCall);
    }

    public Answer retry(Asking asking, long run, List<String> reasons) {
        var answer = desk.retry(asking, run, reasons);
        if (answer.isNew()) {
            var only = reasons.isEmpty() ? "" : ", only " + reasons;
            callers.did("retry", run, "launch " + answer.launch().launch() + only);
        }
        return answer;
    }

    /** Settles batches of unknown outcome by the caller's word: all of them where none is named. */
    public RunView resolve(long run, Resolution.As as, List<Integer> batches, String reason) {
        var word = new Resolution(as, batches, callers.current().name(), reason);
        // Nobody waits here for another process to end: the request would hold a thread of the server as long.
        var atOnce = new StopSignal();
        atOnce.stop("another run is being sent into its task; ask again when it has ended");
        return launcher.resolve(run, word, Operator.SILENT, atOnce);
    }
}
