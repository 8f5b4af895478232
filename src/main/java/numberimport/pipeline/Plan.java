package numberimport.pipeline;

import java.time.Duration;
import java.util.List;
import numberimport.api.TaskStatus;

/**
 * What is about to be sent, told before the first call: the run's counts, the calls it takes, the least time they take, how
 * the task stands and how many numbers its pool has, and how many numbers go into the task and into each further one that continues it (one share where the
 * task has room for all).
 */
public record Plan(
        long run,
        long task,
        Counts counts,
        int calls,
        Duration leastTime,
        TaskStatus status,
        long poolSize,
        List<Long> shares) {}
