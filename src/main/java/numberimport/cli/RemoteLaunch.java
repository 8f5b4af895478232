package numberimport.cli;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import numberimport.intake.LaunchView;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.RunView;
import numberimport.pipeline.Settings;
import numberimport.pipeline.StopSignal;
import numberimport.remote.RemoteServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What commands do that ask a server for work: ask, and wait for the end unless nobody wants to. A stop ends the waiting, not the work. */
final class RemoteLaunch {

    private static final Duration LOOK = Duration.ofSeconds(1);

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(names = "--async", description = "with --server: don't wait for the end")
    private boolean async;

    @Option(
            names = "--wait",
            paramLabel = Patience.USUAL,
            converter = Patience.class,
            description = "with --server: wait so long at most, then end with 9 (default: for the end)")
    private @Nullable Duration most;

    /** Whether another machine is to do the work. */
    boolean given() {
        return server.given();
    }

    /** The exit code that the command would have had here. */
    int run(Output out, Settings settings, Function<RemoteServer, LaunchView> request) {
        var remote = server.remote(settings);
        var asked = request.apply(remote);
        out.note("Launch " + asked.launch() + " into task " + asked.task() + " of account " + asked.account() + ".");
        if (async) {
            if (out.json()) {
                out.json(asked);
            }
            return ExitCode.OK.code();
        }
        return told(out, remote, waited(out, remote, asked));
    }

    private LaunchView waited(Output out, RemoteServer remote, LaunchView asked) {
        var stop = SignalHandling.onSignal(out, "Waiting no longer …");
        var clock = Clock.systemUTC();
        var until = most == null ? null : clock.instant().plus(most);
        var launch = asked;
        while (launch.endedAt() == null && (until == null || clock.instant().isBefore(until))) {
            if (stopped(stop)) {
                return launch;
            }
            launch = remote.launch(asked.launch());
        }
        return launch;
    }

    private static boolean stopped(StopSignal stop) {
        return stop.await(LOOK);
    }

    private static int told(Output out, RemoteServer remote, LaunchView launch) {
        var run = launch.run() == null ? null : remote.show(launch.run());
        if (out.json()) {
            out.json(run == null ? launch : run);
        } else if (run != null) {
            out.note(RunSummary.of(run));
        }
        if (launch.endedAt() == null) {
            out.hint("It goes on there:  number-import launches --server …");
            return ExitCode.STILL_AT_WORK.code();
        }
        if (launch.message() != null && (run == null || !fine(run))) {
            out.hint(launch.message());
        }
        return launch.exit() == null ? ExitCode.OK.code() : launch.exit();
    }

    private static boolean fine(RunView run) {
        return run.exitCode() == ExitCode.OK.code();
    }
}
