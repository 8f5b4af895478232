package numberimport.console;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import numberimport.intake.LaunchView;
import numberimport.pipeline.RunArchive;
import org.jspecify.annotations.Nullable;

/**
 * When a launch goes on: {@code ahead} is the one of its account that is at work first, {@code early} says that it is not to begin yet.
 */
public record Turn(LaunchView launch, @Nullable LaunchView ahead, boolean early) {

    private static final Set<Integer> NO_FAILURE = Set.of(0, 3, 7);

    static Turn of(LaunchView launch, RunArchive archive, Instant now) {
        var ahead = LaunchView.atWork(archive, launch.account())
                .filter(other -> launch.waits() && other.launch() != launch.launch())
                .orElse(null);
        return new Turn(launch, ahead, Instant.parse(launch.dueAt()).isAfter(now));
    }

    /** That of the launch that goes on with a run, or sends its refused rows again; empty when none will. */
    static Optional<Turn> ofRun(long run, RunArchive archive, Instant now) {
        return LaunchView.openFor(archive, run).map(launch -> of(launch, archive, now));
    }

    public boolean waits() {
        return launch.waits();
    }

    /** Whether it sends refused rows of a run again, in a run of its own. */
    public boolean retries() {
        return launch.errand().equals("RETRY");
    }

    /** Whether it was tried in vain, and is tried again. */
    public boolean triedAgain() {
        return waits() && launch.failures() > 0;
    }

    /** Whether it failed, and is not tried again by itself. */
    public boolean givenUp() {
        var exit = launch.exit();
        return launch.endedAt() != null && exit != null && !NO_FAILURE.contains(exit);
    }
}
