package numberimport.ledger;

/**
 * Where a batch stands; every change is a compare-and-set.
 *
 * <pre>
 * PENDING ──attempt durable──▶ SENDING ──acknowledged──▶ SENT
 *    ▲                            │ └──definitely not applied──▶ PENDING
 *    │                            └──anything else, or found after a crash──▶ IN_DOUBT
 *    ├──none of it in the pool, fenced── IN_DOUBT ──all of it in the pool──▶ SENT
 *    │                                      ├──some of it──▶ SENT (the seen rows) + a new batch of the missing rows
 *    └───── evidence or a person ── UNKNOWN ◀──no evidence──┘
 * </pre>
 */
public enum BatchState {
    PENDING,
    SENDING,
    SENT,
    IN_DOUBT,
    UNKNOWN
}
