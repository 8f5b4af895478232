package numberimport.submission.model;

/** What comes back to a process that awaits the answer to add_numbers. */
enum Answer {
    NONE,
    /** Code 1000: all rows are applied. */
    OK,
    /** A failure that may have come half way: code 2000, a 5xx, a broken connection. */
    ERROR,
    /** 20622 or 20623: this copy of the call was not admitted. */
    REFUSED,
    /** Turned away after the signature was taken, such as 501004: nothing was or will be applied. */
    DENIED;

    private static final Answer[] ALL = values();

    static Answer of(int ordinal) {
        return ALL[ordinal];
    }
}
