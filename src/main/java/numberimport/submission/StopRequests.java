package numberimport.submission;

import java.util.Optional;

/** Whether somebody wants a run to stop in order, and who. Asked between calls, never during one. */
@FunctionalInterface
public interface StopRequests {

    /** Why to stop; empty to go on. */
    Optional<String> reason();
}
