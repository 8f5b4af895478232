package numberimport.intake;

import java.nio.file.Path;
import java.util.Optional;
import numberimport.ledger.Errand;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.ImportRun;
import numberimport.ledger.Launch;
import numberimport.ledger.RunState;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.ImportOptions;
import numberimport.pipeline.ImportProfile;
import numberimport.pipeline.ImportRequest;
import numberimport.pipeline.Operator;
import numberimport.pipeline.OptionsJson;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.RunView;
import numberimport.pipeline.Settings;
import numberimport.pipeline.StopSignal;
import numberimport.pipeline.TaskHandling;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the run that a launch asks for: goes on with what a dead process left in its task, then imports its file, retries or resumes;
 * or goes on with the run that the launch has become before. The rest of a file that is larger than its task belongs to it.
 */
final class LaunchedRuns {

    private static final Logger log = LoggerFactory.getLogger(LaunchedRuns.class);

    private final ImportLauncher launcher;
    private final Settings settings;

    LaunchedRuns(ImportLauncher launcher, Settings settings) {
        this.launcher = launcher;
        this.settings = settings;
    }

    /** The run that a launch has become so far. */
    static Optional<ImportRun> of(Launch launch, ImportLedger ledger) {
        var run = launch.request().errand() instanceof Errand.Resume resume ? Long.valueOf(resume.run()) : launch.run();
        return run == null ? Optional.empty() : ledger.runs().find(run);
    }

    /** Works on it; gives the worst of the run and of those that continue it. */
    RunView of(Launch launch, Unattended operator, StopSignal stop) {
        var become = of(launch, launcher.ledger());
        if (become.filter(this::isDone).isPresent()) {
            return launcher.view(become.get().id());
        }
        var stopped = become.filter(run -> !(launch.request().errand() instanceof Errand.Resume))
                .flatMap(run -> launcher.stopped(run.id()));
        if (stopped.isPresent()) {
            return stopped.get();
        }
        var first =
                become.isPresent() ? launcher.resume(become.get().id(), operator, stop) : begun(launch, operator, stop);
        return withItsRest(first, operator, stop);
    }

    private boolean isDone(ImportRun run) {
        return run.state() == RunState.COMPLETED
                && launcher.continuationOf(run.id()).isEmpty();
    }

    private RunView begun(Launch launch, Unattended operator, StopSignal stop) {
        var request = launch.request();
        if (request.errand() instanceof Errand.Retry retry) {
            operator.expectsItsRun(run -> launcher.ledger().launches().became(launch.id(), run));
            return launcher.retry(retry.run(), retry.reasons(), TaskHandling.NONE, operator, stop);
        }
        var next = new ImportRequest(
                Path.of(request.path()), launcher.accounts().of(request.account()), request.task(), options(launch));
        launcher.leftBehind(next, operator, stop).forEach(run -> goOnWith(run, operator, stop));
        operator.expectsItsRun(run -> launcher.ledger().launches().became(launch.id(), run));
        return launcher.launch(next, operator, stop);
    }

    private ImportOptions options(Launch launch) {
        var request = launch.request();
        return request.errand() instanceof Errand.ImportFile file && file.options() != null
                ? OptionsJson.read(file.options())
                : profile(launch).options(request.profile(), settings);
    }

    /** What its profile says; without one nothing. */
    ImportProfile profile(Launch launch) {
        var name = launch.request().profile();
        return name == null ? ImportProfile.NONE : settings.profiles().load(name);
    }

    /** Goes on with a run that nobody is at work on, unless somebody is by now. */
    void goOnWith(long run, Operator operator, StopSignal stop) {
        if (launcher.stopped(run).isPresent()) {
            return;
        }
        try {
            log.info("Run {} was being sent when its process ended; going on with it", run);
            withItsRest(launcher.resume(run, operator, stop), operator, stop);
        } catch (ProblemException e) {
            if (e.problem().exit() != ExitCode.NOTHING_TO_DO) {
                throw e;
            }
        }
    }

    /** The worst of a run and of those that continue it, where its file is larger than its task. */
    private RunView withItsRest(RunView first, Operator operator, StopSignal stop) {
        var worst = first;
        var ended = first;
        while (ended.error() == null && ended.run() != null) {
            var rest = launcher.continuationOf(ended.run());
            if (rest.isEmpty()) {
                break;
            }
            ended = launcher.resume(rest.getAsLong(), operator, stop);
            worst = ExitCode.worse(worst.exitCode(), ended.exitCode()) == worst.exitCode() ? worst : ended;
        }
        return worst;
    }
}
