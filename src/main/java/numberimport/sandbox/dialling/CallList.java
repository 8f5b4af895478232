package numberimport.sandbox.dialling;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The campaigns and their numbers, as far as dialling needs them; kept by the sandbox's database. */
public interface CallList {

    /** All enabled and all stopping tasks. */
    List<Campaign> campaigns();

    /** Customers due at or before {@code now}, the longest due first, then by id; none of {@code busy}; at most {@code limit}. */
    List<Customer> due(long task, Instant now, Set<Long> busy, int limit);

    /** When the next customer is due that is not in {@code busy}, which may be past; empty when none ever will be. */
    Optional<Instant> nextDue(long task, Set<Long> busy);

    /** Writes down calls that have ended, in order, all or none. */
    void ended(List<EndedCall> calls);
}
