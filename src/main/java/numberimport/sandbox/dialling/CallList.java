package numberimport.sandbox.dialling;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The campaigns and their numbers, as far as dialling needs them; kept by the sandbox's database. */
public interface CallList {

    /** All enabled and all stopping tasks; asked once per advance. */
    List<Campaign> campaigns();

    /**
     * Customers due at or before {@code until}, which may lie ahead; the longest due first, then by id; none of {@code busy}; at
     * most {@code limit}. Everything handed over by {@link #ended} must show.
     */
    List<Customer> due(long task, Instant until, Set<Long> busy, int limit);

    /**
     * Writes down calls that have ended, in order, and adds to the sums of the tasks' minutes; all or none. Either list may be
     * empty. A failure may be thrown: the same is then handed over again by the next advance, perhaps with more.
     */
    void ended(List<EndedCall> calls, List<MinuteTally> sums);
}
