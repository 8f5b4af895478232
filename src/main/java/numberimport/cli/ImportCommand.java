package numberimport.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import numberimport.api.ApiAccount;
import numberimport.api.ApiProperties;
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

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "CSV or XLSX files")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = {"-t", "--task"},
            paramLabel = "TASK",
            description = "id of the task")
    private @Nullable Long task;

    @Option(
            names = "--account",
            paramLabel = "NAME",
            defaultValue = Settings.DEFAULT_ACCOUNT,
            description = "account of number-import.accounts")
    private String accountName = Settings.DEFAULT_ACCOUNT;

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

    @Option(
            names = "--split",
            description =
                    "let a file that is larger than the task's room go on into further tasks with the same settings")
    private boolean split;

    @Mixin
    private HandlingOptions handling = new HandlingOptions();

    @Mixin
    private FileOptions file = new FileOptions();

    @Override
    int run(Output out, Settings settings) {
        if (dryRun) {
            return new Checking(out, settings).run(files, options(settings));
        }
        if (again != null && again.isBlank()) {
            throw usage("--again needs a reason in words; it is kept with the run.");
        }
        if (task != null && task < 1) {
            throw usage("-t " + task + " is no id of a task.");
        }
        if (sandbox == (task != null)) {
            throw usage(
                    sandbox
                            ? "--sandbox brings its own task: leave -t out."
                            : "Missing option: -t TASK, or --sandbox.");
        }
        files.forEach(path ->
                out.note("Importing " + path + (task == null ? " into a sandbox" : " into task " + task) + " …"));
        var stop = SignalHandling.stopInOrder(out);
        return task == null
                ? intoSandbox(out, settings, stop)
                : into(new Target(settings.account(accountName), task), out, settings, stop);
    }

    private int intoSandbox(Output out, Settings settings, StopSignal stop) {
        // A random id, so that each sandbox's task is a task that no earlier run has imported into.
        var firstTask = ThreadLocalRandom.current().nextLong(100_000, 1_000_000);
        try (var server = SandboxServer.start(
                SandboxOptions.defaults().withFirstTaskId(firstTask).withMinGap(SANDBOX_GAP))) {
            out.note("Sandbox " + server.baseUrl());
            var id = server.createTask("Sandbox task", TaskStatus.DISABLED);
            var api = settings.api(Settings.SANDBOX_ACCOUNT);
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
                            api.processingTime()));
            return into(new Target(account, id), out, settings, stop);
        }
    }

    private int into(Target target, Output out, Settings settings, StopSignal stop) {
        var worst = ExitCode.OK.code();
        try (var launcher = ImportLauncher.open(settings, Clock.systemUTC())) {
            for (var path : files) {
                var request = new ImportRequest(path, target.account(), target.task(), options(settings));
                var exit = importOne(launcher, request, out, settings, stop);
                worst = worse(worst, exit);
                if (exit == ExitCode.STOPPED.code()) {
                    break;
                }
            }
        }
        return worst;
    }

    private int importOne(
            ImportLauncher launcher, ImportRequest request, Output out, Settings settings, StopSignal stop) {
        try {
            return work(
                    out, settings, stop, launcher, (operator, signal) -> launcher.launch(request, operator, signal));
        } catch (ProblemException e) {
            return out.problem(e.problem());
        }
    }

    private ImportOptions options(Settings settings) {
        return file.toOptions(settings, again, handling.toHandling(split));
    }

    private record Target(ApiAccount account, long task) {}
}
