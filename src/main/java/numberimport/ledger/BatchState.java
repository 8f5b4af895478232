package numberimport.ledger;

import java.util.Set;

/**
 * Where a batch stands; every change is a compare-and-set.
 *
 * <pre>
 * PENDING ──attempt durable──▶ SENDING ──acknowledged──▶ SENT
 *    ▲                            │ └──definitely not applied──▶ PENDING
 *    │                            └──anything else, or found after a crash──▶ IN_DOUBT
 *    ├──none of it in the pool, fenced── IN_DOUBT ──all of it in the pool──▶ SENT
 *    │                                      ├──some of it──▶ SENT (the seen rows) + a new batch of the missing rows
 *    ├───── evidence or a person ── UNKNOWN ◀──no evidence──┤
 *    └┄┄┄┄┄ looked at once more ┄┄┄ DENIED ◀──the API says it took nothing, and the pool shows nothing of it──┘
 * </pre>
 *
 * A denied batch counts as not sent. Before it is sent again it is in doubt: a pool that lags may have hidden what a wrong answer did.
 */
public enum BatchState {
    PENDING,
    SENDING,
    SENT,
    IN_DOUBT,
    DENIED,
    UNKNOWN;

    /** Counts as not sent: nothing of it is in the task as far as is known. */
    public static final Set<BatchState> UNSENT = Set.of(PENDING, DENIED);

    /** Counts as unknown: whether it is in the task has to be found out. */
    public static final Set<BatchState> WITHOUT_OUTCOME = Set.of(SENDING, IN_DOUBT, UNKNOWN);

    /** Rows of it may be in the task's pool without being known to be. */
    public static final Set<BatchState> PERHAPS_IN_POOL = Set.of(SENDING, IN_DOUBT, DENIED, UNKNOWN);
}
