package numberimport.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import numberimport.ledger.Launch;
import numberimport.ledger.LaunchEnding;
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
        var request = launch.request();
        var ending = launch.ending();
        return new LaunchView(
                launch.id(),
                launch.state().name(),
                request.origin().name(),
                request.askedBy(),
                request.account(),
                request.task(),
                request.profile(),
                ending == null ? null : ending.run(),
                ending == null ? null : ending.exitCode(),
                ending == null ? null : ending.message(),
                launch.createdAt().toString(),
                ending == null ? null : ending.at().toString());
    }

    /** The same launch, which waits for another turn, with the exit code that the command line would have given. */
    LaunchView waiting(int exitCode, String why) {
        return new LaunchView(
                launch, "WAITING", origin, askedBy, account, task, profile, run, exitCode, why, createdAt, endedAt);
    }

    /** The same launch, ended. */
    LaunchView ended(LaunchEnding ending) {
        return new LaunchView(
                launch,
                "ENDED",
                origin,
                askedBy,
                account,
                task,
                profile,
                ending.run(),
                ending.exitCode(),
                ending.message(),
                createdAt,
                ending.at().toString());
    }
}
