package numberimport.submission.model;

/** What the world may do to us beyond losing and delaying calls. */
enum Circumstance {
    /** Something between us and the API sends copies of a call. */
    DUPLICATING_MIDDLEBOX,
    /** Calls at the same moment may both get past with one nonce. */
    NONCE_STORE_NOT_ATOMIC,
    /** The pool is read from a replica that stood still before the last acknowledged batch, and is well again at some time. */
    REPLICA_STANDS_STILL,
    /** The pool is read from a replica that is always behind, by as much as it likes. */
    REPLICA_TRAILS
}
