package numberimport.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import numberimport.ledger.Launch;
import numberimport.ledger.LaunchEnding;
import numberimport.ledger.LaunchState;
import numberimport.pipeline.RunArchive;
import org.jspecify.annotations.Nullable;

/** A launch as people and programs see it. {@code run} is the run it became, {@code exit} is null while it has not ended. */
public record LaunchView(
        long launch,
        String state,
        String origin,
        String askedBy,
        String account,
        long task,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String profile,
        @Nullable Long run,
        @Nullable Integer exit,
        @Nullable String message,
        String createdAt,
        @Nullable String endedAt) {

    /** The newest launches first. */
    public static List<LaunchView> newest(RunArchive archive, int limit) {
        return archive.ledger()
                .map(ledger -> ledger.launches().newestFirst(limit).stream()
                        .map(LaunchView::of)
                        .toList())
                .orElse(List.of());
    }

    static LaunchView of(Launch launch) {
        var ending = launch.ending();
        return ending == null ? of(launch, launch.state(), Outcome.NONE) : ended(launch, ending);
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
                        ending.at().toString()));
    }

    /** A launch that waits for another turn, with the exit code that the command line would have given. */
    static LaunchView waiting(Launch launch, int exitCode, String why) {
        return of(launch, LaunchState.WAITING, new Outcome(null, exitCode, why, null));
    }

    /** What is known of how a launch went. */
    private record Outcome(
            @Nullable Long run,
            @Nullable Integer exit,
            @Nullable String message,
            @Nullable String endedAt) {

        static final Outcome NONE = new Outcome(null, null, null, null);
    }

    private static LaunchView of(Launch launch, LaunchState state, Outcome outcome) {
        var request = launch.request();
        return new LaunchView(
                launch.id(),
                state.name(),
                request.origin().name(),
                request.askedBy(),
                request.account(),
                request.task(),
                request.profile(),
                outcome.run(),
                outcome.exit(),
                outcome.message(),
                launch.createdAt().toString(),
                outcome.endedAt());
    }
}
