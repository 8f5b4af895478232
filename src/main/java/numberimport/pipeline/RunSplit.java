package numberimport.pipeline;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import numberimport.api.ApiException;
import numberimport.api.NewTask;
import numberimport.api.TaskDetails;
import numberimport.submission.Quota;
import org.jspecify.annotations.Nullable;

/**
 * Has the rows of a run that do not fit into its task continued by a run of their own, into a further task with the same settings.
 * Batches stay whole, so that a task may keep room for less than one.
 */
final class RunSplit {

    private static final Pattern NUMBERED = Pattern.compile("(.*) \\((\\d{1,6})\\)");

    private final ActiveRun run;
    private final long batchSize;

    RunSplit(ActiveRun run) {
        this.run = run;
        this.batchSize = run.at().settings().batchSize();
    }

    /** How many numbers go into this run's task and into each further one, in order; one share where all fit. */
    List<Long> shares(long numbers, long room) {
        if (numbers <= room) {
            return List.of(numbers);
        }
        var first = whole(room);
        var largest = whole(Quota.MOST_A_TASK);
        return Stream.concat(
                        Stream.of(first),
                        Stream.iterate(
                                        numbers - first,
                                        rest -> rest > 0,
                                        rest -> rest > Quota.MOST_A_TASK ? rest - largest : 0)
                                .map(rest -> rest > Quota.MOST_A_TASK ? largest : rest))
                .toList();
    }

    /** Leaves the run what fits, and hands the rest to a run that continues it; does nothing where all fits. */
    void apply(long numbers, long room) {
        if (numbers <= room || run.ledger().runParts().continuationOf(run.id()).isPresent()) {
            return;
        }
        var task = run.taskCreation().create("continues run " + run.id(), like(details()));
        run.ledger().runParts().split(run.id(), (int) (whole(room) / batchSize), task);
    }

    private long whole(long numbers) {
        return numbers / batchSize * batchSize;
    }

    private TaskDetails details() {
        try {
            return run.api().task(run.task());
        } catch (ApiException e) {
            throw ApiProblems.of(run.task(), e);
        }
    }

    /** A new task with the settings of another, under the next name. */
    static NewTask like(TaskDetails task) {
        var limit = task.callLimit();
        var group = task.userGroupId();
        return new NewTask(
                nextName(task.name()),
                task.description(),
                task.taskType(),
                group == null ? 0 : group,
                task.forcePolicyId(),
                task.priority(),
                task.scheduleId(),
                joined(task.redialScene()),
                task.redialTimes(),
                joined(task.redialGuide()),
                joined(task.redialMultiScene()),
                task.calloutNumber(),
                limit == null ? null : limit.toString());
    }

    private static String nextName(String name) {
        var numbered = NUMBERED.matcher(name);
        return numbered.matches()
                ? numbered.group(1) + " (" + (Integer.parseInt(numbered.group(2)) + 1) + ")"
                : name + " (2)";
    }

    private static @Nullable String joined(List<String> values) {
        return values.isEmpty() ? null : String.join(",", values);
    }
}
