package numberimport.submission;

import numberimport.ledger.Lease;
import numberimport.ledger.PoolStart;

/**
 * The run whose batches are sent, under the lease of its task, and what its task's pool was before it sent anything.
 *
 * @param repeats whether a number may stand in more than one batch
 */
public record SendingRun(long id, Lease lease, PoolStart poolStart, boolean repeats) {

    String account() {
        return lease.account();
    }

    long task() {
        return lease.task();
    }

    String owner() {
        return lease.owner();
    }
}
