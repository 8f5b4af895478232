package numberimport.submission;

import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What sending needs of the world besides the API and the ledger: time, sleep, the wish to stop, and threads that await
 * answers, which end with the submission.
 */
public record SendingTools(Clock clock, Pause pause, StopRequests stops, ExecutorService answers) {

    /** With as many threads as there are answers to await. */
    public SendingTools(Clock clock, Pause pause, StopRequests stops) {
        this(clock, pause, stops, Executors.newCachedThreadPool());
    }
}
