package numberimport.pipeline;

import java.time.Duration;

/**
 * What is about to be sent, told before the first call: the run's counts, the calls it takes, the least time they take, and
 * the task's pool as it is.
 */
public record Plan(long run, long task, Counts counts, int calls, Duration leastTime, long poolSize) {}
