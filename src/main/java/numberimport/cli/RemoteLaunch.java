package numberimport.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
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

    /** What is asked of the server. */
    @FunctionalInterface
    interface Request {

        LaunchView of(RemoteServer server);
    }

    /**
     * The exit code that the command would have had here, where {@code accepted} runs count as complete: the worst of all requests.
     * One that is refused does not keep the others out; after a stop nothing more is asked for.
     */
    int run(Output out, Settings settings, Predicate<RunView> accepted, List<Request> requests) {
        var conversation = new Conversation(out, server.remote(settings), stop(out), accepted);
        var worst = ExitCode.OK.code();
        for (var request : requests) {
            if (conversation.stop.reason().isPresent()) {
                out.hint("What comes after it was not asked for.");
                return ExitCode.worse(worst, ExitCode.STOPPED.code());
            }
            try {
                worst = ExitCode.worse(worst, conversation.about(request));
            } catch (ProblemException e) {
                worst = ExitCode.worse(worst, out.problem(e.problem()));
            }
        }
        return worst;
    }

    private StopSignal stop(Output out) {
        return async ? new StopSignal() : SignalHandling.onSignal(out, "Waiting no longer …");
    }

    /** With a server, about one launch after the other. */
    private final class Conversation {

        private final Output out;
        private final RemoteServer remote;
        private final StopSignal stop;
        private final Predicate<RunView> accepted;

        Conversation(Output out, RemoteServer remote, StopSignal stop, Predicate<RunView> accepted) {
            this.out = out;
            this.remote = remote;
            this.stop = stop;
            this.accepted = accepted;
        }

        int about(Request request) {
            var asked = request.of(remote);
            out.note(
                    "Launch " + asked.launch() + " into task " + asked.task() + " of account " + asked.account() + ".");
            if (async) {
                if (out.json()) {
                    out.json(asked);
                }
                return ExitCode.OK.code();
            }
            var launch = waited(asked);
            var run = launch.run();
            return run == null ? told(launch) : told(launch, answered(launch, () -> remote.show(run)));
        }

        private LaunchView waited(LaunchView asked) {
            var until = most == null ? Instant.MAX : CLOCK.instant().plus(most);
            var launch = asked;
            while (launch.endedAt() == null && CLOCK.instant().isBefore(until) && !stop.await(LOOK)) {
                launch = answered(asked, () -> remote.launch(asked.launch()));
            }
            return launch;
        }

        /** Asks until there is an answer: a server that is started anew, or a proxy that stumbles, does not end the launch. */
        private <T> T answered(LaunchView asked, Supplier<T> question) {
            var until =
                    CLOCK.instant().plus(most == null || most.compareTo(LONGEST_SILENCE) > 0 ? LONGEST_SILENCE : most);
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

        private int told(LaunchView launch, RunView ended) {
            var run = accepted.test(ended) ? ended.withExit(ExitCode.OK) : ended;
            if (out.json()) {
                out.json(run);
            } else {
                out.note(RunSummary.there(run));
            }
            var exit = end(launch, !isFine(run));
            return isFine(run) && exit == ExitCode.INCOMPLETE.code() ? ExitCode.OK.code() : exit;
        }

        private int told(LaunchView launch) {
            if (out.json()) {
                out.json(launch);
            }
            return end(launch, true);
        }

        private int end(LaunchView launch, boolean withMessage) {
            if (launch.endedAt() == null) {
                out.hint("It goes on there:  number-import launches --server …");
                return ExitCode.STILL_AT_WORK.code();
            }
            if (launch.message() != null && withMessage) {
                out.hint(launch.message());
            }
            return launch.exit() == null ? ExitCode.OK.code() : launch.exit();
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

    private static boolean isFine(RunView run) {
        return run.exitCode() == ExitCode.OK.code();
    }
}
