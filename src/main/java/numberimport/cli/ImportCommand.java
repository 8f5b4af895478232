package numberimport.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import numberimport.api.ApiAccount;
import numberimport.api.ApiProperties;
import numberimport.pipeline.Accounts;
import numberimport.pipeline.Destination;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.ImportOptions;
import numberimport.pipeline.ImportRequest;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.Settings;
import numberimport.pipeline.StopSignal;
import numberimport.sandbox.SandboxOptions;
import numberimport.sandbox.SandboxServer;
import numberimport.sandbox.TaskStatus;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import}: checks, plans, asks, sends. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Checks files, tells the plan, asks, and sends their good rows to a closed task.")
final class ImportCommand extends RunCommand {

    // A little less than the API's second: client and server start cold in one process, which delays the first
    // arrivals.
    private static final Duration SANDBOX_GAP = Duration.ofMillis(900);

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            converter = InputFile.class,
            description = "CSV or Excel files, also inside a .gz or .zip; - for standard input")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = {"-t", "--task"},
            paramLabel = "TASK",
            description = "id of the task (default: the profile's)")
    private @Nullable Long task;

    @Option(
            names = "--account",
            paramLabel = "NAME",
            description =
                    "account of number-import.accounts (default: the profile's, or " + Settings.DEFAULT_ACCOUNT + ")")
    private @Nullable String accountName;

    @Option(
            names = "--create-task",
            paramLabel = "NAME",
            description = "make a task of this name, once for this content, and import into it; needs --type and"
                    + " --user-group, and takes the options of task create")
    private @Nullable String createTask;

    @Option(names = "--sandbox", description = "start a sandbox in this process, and import into a closed task of it")
    private boolean sandbox;

    @Option(
            names = "--again",
            paramLabel = "REASON",
            description = "send content that is already in the task once more")
    private @Nullable String again;

    @Option(
            names = {"-n", "--dry-run"},
            description = "check only; the same as the command check")
    private boolean dryRun;

    @ArgGroup(validate = false, heading = "%nOptions of a new task (--create-task):%n")
    private TaskOptions taskOptions = new TaskOptions();

    @Mixin
    private RemoteLaunch remote = new RemoteLaunch();

    @Mixin
    private HandlingOptions handling = new HandlingOptions();

    @Mixin
    private FileOptions file = new FileOptions();

    @Override
    int run(Output out, Settings settings) {
        file.requireReportOfOne(files);
        if (remote.given()) {
            return there(out, settings);
        }
        if (dryRun) {
            return new Checking(out).here(files, settings, options(settings));
        }
        goBy(file.kept(settings).into());
        requireUsable();
        var options = options(out, settings);
        file.tellFit(out, settings, files);
        files.forEach(path -> out.note("Importing " + path + " into " + place() + " …"));
        var stop = SignalHandling.stopInOrder(out);
        return sandbox
                ? intoSandbox(out, settings, options, stop)
                : into(
                        accounts -> new Target(
                                accounts.of(Objects.requireNonNull(accountName)), task == null ? 0 : task, options),
                        out,
                        settings,
                        stop);
    }

    private int there(Output out, Settings settings) {
        if (sandbox || createTask != null || dryRun || handling.given().isPresent()) {
            throw usage("--server takes a file into a task that is there, as a profile of the server says: leave"
                    + " --sandbox, --create-task, --dry-run and what may be done to the task out.");
        }
        var wish = file.toWish();
        FileOptions.put(wish, "account", accountName);
        FileOptions.put(wish, "task", task);
        FileOptions.put(wish, "again", again);
        return remote.run(
                out,
                settings,
                this::accepted,
                files.stream()
                        .<RemoteLaunch.Request>map(path -> server -> server.importFile(path, wish))
                        .toList());
    }

    /** What the line leaves open is as the profile says. */
    private void goBy(Destination into) {
        accountName = accountName == null ? into.accountOrDefault() : accountName;
        if (task == null && createTask == null && !sandbox) {
            task = into.task();
        }
    }

    private void requireUsable() {
        if (again != null && again.isBlank()) {
            throw usage("--again needs a reason in words; it is kept with the run.");
        }
        if (task != null && task < 1) {
            throw usage("-t " + task + " is no id of a task.");
        }
        if (sandbox && (task != null || createTask != null)) {
            throw usage("--sandbox brings its own task: leave -t and --create-task out.");
        }
        if (!sandbox && (task != null) == (createTask != null)) {
            throw usage(
                    task == null
                            ? "Missing option: -t TASK, --create-task NAME or --sandbox."
                            : "-t and --create-task are given, expected one of them.");
        }
        if (createTask == null && !taskOptions.untouched()) {
            throw usage("Options of a new task are given without --create-task NAME.");
        }
        if (createTask != null) {
            taskOptions.toNewTask(createTask);
        }
    }

    private String place() {
        if (sandbox) {
            return "a sandbox";
        }
        return createTask == null ? "task " + task : "a new task \"" + createTask + "\"";
    }

    private int intoSandbox(Output out, Settings settings, Map<Path, ImportOptions> options, StopSignal stop) {
        // A random id, so that each sandbox's task is a task that no earlier run has imported into.
        var firstTask = ThreadLocalRandom.current().nextLong(100_000, 1_000_000);
        try (var server = SandboxServer.start(
                SandboxOptions.defaults().withFirstTaskId(firstTask).withMinGap(SANDBOX_GAP))) {
            out.note("Sandbox " + server.baseUrl());
            var id = server.createTask("Sandbox task", TaskStatus.DISABLED);
            var api = Accounts.of(settings).api(Settings.SANDBOX_ACCOUNT);
            var account = ApiAccount.of(
                    Settings.SANDBOX_ACCOUNT,
                    "sandbox",
                    new ApiProperties(
                            server.baseUrl(),
                            server.email(),
                            server.token(),
                            api.minGap(),
                            api.inFlight(),
                            api.readTimeout(),
                            api.processingTime(),
                            api.duplicateReasons(),
                            api.sendingWindow()));
            return into(accounts -> new Target(account, id, options), out, settings, stop);
        }
    }

    private int into(Function<Accounts, Target> target, Output out, Settings settings, StopSignal stop) {
        var worst = ExitCode.OK.code();
        try (var launcher = ImportLauncher.open(settings, Clock.systemUTC())) {
            for (var request : requests(launcher, target.apply(launcher.accounts()), out, stop)) {
                var exit = importOne(launcher, request, out, settings, stop);
                worst = ExitCode.worse(worst, exit);
                if (exit == ExitCode.STOPPED.code()) {
                    break;
                }
            }
        }
        return worst;
    }

    private List<ImportRequest> requests(ImportLauncher launcher, Target target, Output out, StopSignal stop) {
        if (createTask == null) {
            return target.requests(files);
        }
        try (var operator = new Launcher(out, progress, yes, Clock.systemUTC())) {
            var made = launcher.newTasks()
                    .forContent(target.requests(files), taskOptions.toNewTask(createTask), operator, stop);
            out.note("Task " + made + " \"" + createTask + "\" is there for it.");
            return new Target(target.account(), made, target.options()).requests(files);
        }
    }

    private int importOne(
            ImportLauncher launcher, ImportRequest request, Output out, Settings settings, StopSignal stop) {
        try {
            var before = goOnWithWhatWasLeft(launcher, request, out, settings, stop);
            if (stop.reason().isPresent()) {
                var stopped = ProblemException.stopped(
                        "before anything of " + request.file().getFileName() + " was sent",
                        stop.reason().get());
                return ExitCode.worse(before, out.problem(stopped.problem()));
            }
            RunWork launch = (operator, signal) -> launcher.launch(request, operator, signal);
            return ExitCode.worse(before, work(out, settings, stop, launcher, launch));
        } catch (ProblemException e) {
            return out.problem(e.problem());
        }
    }

    /** A process that died in the middle of sending into this task left a run behind, which nobody else goes on with. */
    private int goOnWithWhatWasLeft(
            ImportLauncher launcher, ImportRequest request, Output out, Settings settings, StopSignal stop) {
        var worst = ExitCode.OK.code();
        for (var run : leftBehind(launcher, request, out, stop)) {
            out.hint("Run " + run + " was being sent into task " + request.task()
                    + " when its process ended; going on with it first.");
            worst = ExitCode.worse(worst, goOnWith(run, launcher, out, settings, stop));
        }
        return worst;
    }

    private List<Long> leftBehind(ImportLauncher launcher, ImportRequest request, Output out, StopSignal stop) {
        try (var operator = new Launcher(out, progress, yes, Clock.systemUTC())) {
            return launcher.leftBehind(request, operator, stop);
        }
    }

    private int goOnWith(long run, ImportLauncher launcher, Output out, Settings settings, StopSignal stop) {
        try {
            return work(out, settings, stop, launcher, (operator, signal) -> launcher.resume(run, operator, signal));
        } catch (ProblemException e) {
            // Another process that waited as well may be the one that goes on with it.
            if (e.problem().exit() == ExitCode.NOTHING_TO_DO) {
                return ExitCode.OK.code();
            }
            throw e;
        }
    }

    private ImportOptions options(Settings settings) {
        return file.toOptions(settings, again, handling.toHandling());
    }

    /** Of each file: where there is a person to ask, they choose among its sheets. */
    private Map<Path, ImportOptions> options(Output out, Settings settings) {
        var given = options(settings);
        var question = SheetQuestion.atTerminal(out);
        var options = new HashMap<Path, ImportOptions>();
        files.forEach(path -> options.put(path, yes ? given : question.answered(path, given)));
        return options;
    }

    /** Where the files go, and how each of them is to be understood. */
    private record Target(ApiAccount account, long task, Map<Path, ImportOptions> options) {

        List<ImportRequest> requests(List<Path> files) {
            return files.stream()
                    .map(file -> new ImportRequest(file, account, task, Objects.requireNonNull(options.get(file))))
                    .toList();
        }
    }
}
