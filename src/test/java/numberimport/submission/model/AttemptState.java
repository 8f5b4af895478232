package numberimport.submission.model;

/** Where an attempt's batch stands in the ledger, as far as this attempt goes. */
enum AttemptState {
    NOT_MADE,
    SENDING,
    IN_DOUBT,
    /** Acknowledged, settled or taken back: the batch's nonce or state is another now, so no compare-and-set finds it. */
    CLOSED;

    private static final AttemptState[] ALL = values();

    static AttemptState of(int ordinal) {
        return ALL[ordinal];
    }

    boolean open() {
        return this == SENDING || this == IN_DOUBT;
    }
}
