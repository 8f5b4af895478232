package numberimport.pipeline;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import numberimport.ledger.RunParent;
import org.jspecify.annotations.Nullable;

/** A run as people and programs see it; its JSON form is {@code number-import/run/1}. A run that {@code continues}
 * another one has the rest of its file; one with a {@code parent} has that one's failed rows. A mere check has no run, task or calls made. */
@JsonPropertyOrder({"schema", "run", "state", "exit"})
public record RunView(
        @Nullable Long run,
        String state,
        @Nullable Integer exit,
        File file,
        @Nullable Task task,
        @Nullable Long parent,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String parentBy,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Successor> resolvedBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long continues,
        Counts counts,
        List<ReasonTally> reasons,
        Calls calls,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Settled> settled,
        Reports reports,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Problem error,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String startedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String endedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String message) {

    /** Lists that the JSON form leaves out are empty. */
    public RunView {
        resolvedBy = resolvedBy == null ? List.of() : resolvedBy;
        settled = settled == null ? List.of() : settled;
    }

    /** The version of the JSON form. */
    public String getSchema() {
        return "number-import/run/1";
    }

    /** The source file, and in words what its columns were taken for. */
    public record File(
            String name,
            String sha256,
            long rows,
            @Nullable String charset,
            @Nullable String sheet,

            @JsonIgnore @Nullable String mapping) {}

    /** The task, and the account it belongs to. */
    public record Task(long id, @JsonIgnore String account) {}

    /** How many rows failed for one reason. */
    public record ReasonTally(String code, long count) {}

    /**
     * Calls of add_numbers; the gap is the smallest between two starts, the pace is in percent of the API's ceiling: one call each
     * second and a margin of 10 ms.
     */
    public record Calls(
            int planned,
            int made,
            @Nullable Long minGapMs,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Double pacePercent) {}

    /** A later run that brought failed rows of this one into a task, by RETRY or in its mended REPORT, and how many. */
    public record Successor(long run, String by, long accepted) {

        /** Whether the rows were sent again as they were. */
        public boolean byRetry() {
            return isRetry(by);
        }
    }

    /** How many batches were settled without a clear answer, by how that was done. */
    public record Settled(String how, int batches) {}

    /** Paths of the run's reports. */
    public record Reports(@Nullable String rejected) {}

    /** Whether its rows are the parent's as they were. */
    public boolean byRetry() {
        return isRetry(parentBy);
    }

    private static boolean isRetry(@Nullable String way) {
        return RunParent.Way.RETRY.name().equals(way);
    }

    RunView withError(Problem problem) {
        return with(exit, problem);
    }

    /** The same run, ended with another code because its launcher wants it so. */
    public RunView withExit(ExitCode code) {
        return with(code.code(), error);
    }

    private RunView with(@Nullable Integer newExit, @Nullable Problem newError) {
        return new RunView(
                run,
                state,
                newExit,
                file,
                task,
                parent,
                parentBy,
                resolvedBy,
                continues,
                counts,
                reasons,
                calls,
                settled,
                reports,
                newError,
                startedAt,
                endedAt,
                message);
    }

    /** The exit code as a number, 0 while the run is at work. */
    public int exitCode() {
        return exit == null ? 0 : exit;
    }
}
