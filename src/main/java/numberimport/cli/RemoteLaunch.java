package numberimport.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;
import numberimport.intake.LaunchView;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.Problem;
import numberimport.pipeline.ProblemException;
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
    /** Longer than a server needs to be started anew, and than proxies take to notice. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(10);

    private static final Clock CLOCK = Clock.systemUTC();

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
        var stop = SignalHandling.onSignal(out, "Waiting no longer …");
        var launch = waited(out, remote, asked, stop);
        var run = launch.run();
        return told(out, launch, run == null ? null : answered(out, launch, stop, () -> remote.show(run)));
    }

    private LaunchView waited(Output out, RemoteServer remote, LaunchView asked, StopSignal stop) {
        var until = most == null ? Instant.MAX : CLOCK.instant().plus(most);
        var launch = asked;
        while (launch.endedAt() == null && CLOCK.instant().isBefore(until) && !stop.await(LOOK)) {
            launch = answered(out, asked, stop, () -> remote.launch(asked.launch()));
        }
        return launch;
    }

    /** Asks until there is an answer: a server that is started anew, or a proxy that stumbles, does not end the launch. */
    private <T> T answered(Output out, LaunchView asked, StopSignal stop, Supplier<T> question) {
        var until = CLOCK.instant().plus(most == null || most.compareTo(LONGEST_SILENCE) > 0 ? LONGEST_SILENCE : most);
        for (var told = false; ; told = true) {
            try {
                return question.get();
            } catch (ProblemException e) {
                if (!isAway(e.problem())) {
                    throw e;
                }
                if (!told) {
                    out.note(e.problem().message() + " It is asked again.");
                }
                if (CLOCK.instant().isAfter(until) || stop.await(LOOK)) {
                    throw stillAtWork(asked, e.problem());
                }
            }
        }
    }

    private static boolean isAway(Problem problem) {
        return problem.exit() == ExitCode.API_FAILED && !problem.code().equals(RemoteServer.UNCLEAR);
    }

    private static ProblemException stillAtWork(LaunchView asked, Problem silence) {
        return new ProblemException(new Problem(
                silence.code(),
                silence.message() + " Launch " + asked.launch() + " was asked for there, and goes on or has ended.",
                "number-import launches --server …",
                ExitCode.STILL_AT_WORK));
    }

    private static int told(Output out, LaunchView launch, @Nullable RunView run) {
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
