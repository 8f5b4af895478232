package numberimport.pipeline;

import org.springframework.batch.core.job.JobInterruptedException;

/** Ends a step, and with it the job, as stopped, with the reason in words. */
final class RunStoppedException extends JobInterruptedException {

    private static final long serialVersionUID = 1L;

    RunStoppedException(String why) {
        super(why);
    }
}
