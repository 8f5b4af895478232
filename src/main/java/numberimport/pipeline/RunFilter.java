package numberimport.pipeline;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import numberimport.ledger.RunSearch;
import numberimport.ledger.RunState;
import org.jspecify.annotations.Nullable;

/**
 * Which runs are wanted: "active" ones, those that need "attention" because they ended otherwise than well and nothing has gone on with
 * them, or those in a state such as "stopped"; of an account, into a task, of a file whose name has a text in it. Null means any.
 */
public record RunFilter(
        @Nullable String state,
        @Nullable String account,
        @Nullable Long task,
        @Nullable String file) {

    /** All of them. */
    public static final RunFilter ALL = new RunFilter(null, null, null, null);

    private static final String ACTIVE = "active";
    private static final String ATTENTION = "attention";

    RunSearch search() {
        return new RunSearch(states(), ATTENTION.equals(state), account, task, file);
    }

    private Set<RunState> states() {
        if (state == null || state.equals(ATTENTION)) {
            return Set.of();
        }
        if (state.equals(ACTIVE)) {
            var active = EnumSet.noneOf(RunState.class);
            Arrays.stream(RunState.values()).filter(RunState::active).forEach(active::add);
            return active;
        }
        try {
            return Set.of(RunState.valueOf(state.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(new Problem(
                    "STATE_UNKNOWN",
                    "\"" + state + "\" is no state of a run, expected active, attention or one of "
                            + Arrays.toString(RunState.values()).toLowerCase(Locale.ROOT) + ".",
                    "leave it out for all",
                    ExitCode.USAGE));
        }
    }
}
