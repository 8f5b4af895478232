package numberimport.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.Problem;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.Settings;
import numberimport.sandbox.Fault;
import numberimport.sandbox.SandboxOptions;
import numberimport.sandbox.SandboxServer;
import numberimport.sandbox.TaskStatus;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sandbox}: a local server that behaves like the API, until it is stopped. */
@Command(
        name = "sandbox",
        mixinStandardHelpOptions = true,
        description = "Runs a local server that behaves, and on demand misbehaves, like the callout-task API.")
final class SandboxCommand extends PrintingCommand {

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8090",
            description = "port on this machine (default: ${DEFAULT-VALUE}; 0: any)")
    private int port = 8090;

    @Option(
            names = "--fault",
            paramLabel = "WHEN:WHAT",
            description = "a misbehaviour, repeatable; for example 3:apply-then-drop or every-7:500")
    private List<String> faults = new ArrayList<>();

    @Option(names = "--dedupe", description = "refuse a number that the task has already")
    private boolean dedupe;

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "1",
            description = "campaign time runs X times as fast (default: ${DEFAULT-VALUE}; up to 100000)")
    private double speed = 1;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "what the outcomes of all calls follow from (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--data", paramLabel = "DIR", description = "keep everything in this folder, across restarts")
    private @Nullable Path data;

    @Override
    int run(Output out, Settings settings) {
        try (var server = started(options())) {
            if (!server.hasTasks()) {
                var task = server.createTask("Sandbox task", TaskStatus.DISABLED);
                out.result("Created closed task " + task + ".");
            }
            out.result("Sandbox, until it is stopped. To import into it:");
            out.result("  export NUMBERIMPORT_API_BASEURL=" + server.baseUrl());
            out.result("  export NUMBERIMPORT_API_EMAIL=" + server.email());
            out.result("  export NUMBERIMPORT_API_TOKEN=" + server.token());
            out.result("Status page: " + server.statusPage());
            out.result("Control:     " + server.statusPage() + "sandbox");
            awaitSignal();
        }
        return 0;
    }

    private static SandboxServer started(SandboxOptions options) {
        try {
            return SandboxServer.start(options);
        } catch (IllegalStateException e) {
            throw new ProblemException(new Problem(
                    "SANDBOX_NOT_STARTED",
                    String.valueOf(e.getMessage()),
                    "number-import sandbox --help",
                    ExitCode.CONFIGURATION));
        }
    }

    SandboxOptions options() {
        try {
            var options = SandboxOptions.defaults()
                    .withPort(port)
                    .withFaults(parsed())
                    .withDedupe(dedupe)
                    .withSpeed(speed)
                    .withSeed(seed);
            return data == null ? options : options.withData(data);
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private List<Fault> parsed() {
        try {
            return faults.stream().map(Fault::parse).toList();
        } catch (IllegalArgumentException e) {
            throw usage("--fault: " + e.getMessage());
        }
    }

    private static void awaitSignal() {
        var stopped = new CountDownLatch(1);
        Signals.register("INT", stopped::countDown);
        Signals.register("TERM", stopped::countDown);
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
