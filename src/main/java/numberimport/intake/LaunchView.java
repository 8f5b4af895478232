package numberimport.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import numberimport.ledger.Errand;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.ImportRun;
import numberimport.ledger.Launch;
import numberimport.ledger.LaunchEnding;
import numberimport.ledger.LaunchState;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.Problem;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.RunArchive;
import org.jspecify.annotations.Nullable;

/**
 * A launch as people and programs see it. {@code run} is the run it became, {@code exit} is null while it has not ended, {@code dueAt} is
 * before when it does not begin, {@code failures} is how often it was tried in vain, {@code file} is the name of its file where it has one.
 */
public record LaunchView(
        long launch,
        String state,
        String errand,
        String origin,
        String askedBy,
        String account,
        long task,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String profile,
        @Nullable String file,
        @Nullable Long run,
        @Nullable Integer exit,
        @Nullable String message,
        String createdAt,
        String dueAt,
        int failures,
        @Nullable String endedAt) {

    /** The newest launches first. */
    public static List<LaunchView> newest(RunArchive archive, int limit) {
        return archive.ledger()
                .map(ledger -> ledger.launches().newestFirst(limit).stream()
                        .map(launch -> of(launch, ledger))
                        .toList())
                .orElse(List.of());
    }

    /** One of them. */
    public static Optional<LaunchView> find(RunArchive archive, long id) {
        return archive.ledger().flatMap(ledger -> ledger.launches().find(id).map(launch -> of(launch, ledger)));
    }

    /** The launch that is at work for an account, which all others of the account wait for. */
    public static Optional<LaunchView> atWork(RunArchive archive, String account) {
        return archive.ledger()
                .flatMap(ledger -> ledger.launches().atWork(account).map(launch -> of(launch, ledger)));
    }

    /** Whether it is yet to begin, or to begin again. */
    public boolean waits() {
        return state.equals(LaunchState.WAITING.name());
    }

    /** The newest that has not ended and goes on with a run, or sends its refused rows again. */
    public static Optional<LaunchView> openFor(RunArchive archive, long run) {
        return archive.ledger().flatMap(ledger -> ledger.launches().openFor(run).map(launch -> of(launch, ledger)));
    }

    /** What is asked for is not there. */
    public static ProblemException noSuchLaunch(long launch) {
        return new ProblemException(new Problem(
                "LAUNCH_NOT_FOUND",
                "There is no launch " + launch + ".",
                "number-import launches, or GET /api/v1/launches, lists them",
                ExitCode.USAGE));
    }

    /** A launch as it stands, with the run that it has become so far. */
    static LaunchView of(Launch launch, ImportLedger ledger) {
        var ending = launch.ending();
        if (ending != null) {
            return ended(launch, ending);
        }
        var run = LaunchedRuns.of(launch, ledger).map(ImportRun::id).orElse(null);
        return of(launch, launch.state(), new Outcome(run, null, launch.message(), launch.failures(), null));
    }

    /** A launch that has just ended. */
    static LaunchView ended(Launch launch, LaunchEnding ending) {
        return of(
                launch,
                LaunchState.ENDED,
                new Outcome(
                        ending.run(),
                        ending.exitCode(),
                        ending.message(),
                        launch.failures(),
                        ending.at().toString()));
    }

    /** A launch that waits for another turn, with the exit code that the command line would have given. */
    static LaunchView waiting(Launch launch, int failures, int exitCode, String why) {
        return of(launch, LaunchState.WAITING, new Outcome(null, exitCode, why, failures, null));
    }

    /** What is known of how a launch went. */
    private record Outcome(
            @Nullable Long run,
            @Nullable Integer exit,
            @Nullable String message,
            int failures,
            @Nullable String endedAt) {}

    private static @Nullable String fileName(String path) {
        var name = Path.of(path).getFileName();
        return name == null || name.toString().isEmpty() ? null : name.toString();
    }

    private static String errand(Errand errand) {
        if (errand instanceof Errand.Resume) {
            return "RESUME";
        }
        return errand instanceof Errand.Retry ? "RETRY" : "IMPORT";
    }

    private static LaunchView of(Launch launch, LaunchState state, Outcome outcome) {
        var request = launch.request();
        return new LaunchView(
                launch.id(),
                state.name(),
                errand(request.errand()),
                request.origin().name(),
                request.askedBy(),
                request.account(),
                request.task(),
                request.profile(),
                fileName(request.path()),
                outcome.run(),
                outcome.exit(),
                outcome.message(),
                launch.createdAt().toString(),
                launch.dueAt().toString(),
                outcome.failures(),
                outcome.endedAt());
    }
}
