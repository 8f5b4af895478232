package numberimport.submission.model;

/** The network and the API in one word: of each attempt the copies under way and what the API knows of it; and the pool. */
record TheirSide(long word) {

    /** More is not counted: twice is one time too many. */
    static final int TWICE = 2;

    private static final int ATTEMPT_BITS = 9 + OurSide.MOST_ROWS;
    private static final int POOL_AT = OurSide.MOST_ATTEMPTS * ATTEMPT_BITS;
    private static final int LISTING_AT = POOL_AT + 2 * OurSide.MOST_ROWS;

    private static final Field[] COPIES = ofAttempts(0, 2);
    private static final Field[] ADMITTED = ofAttempts(2, 1);
    private static final Field[] BURNT = ofAttempts(3, 1);
    private static final Field[] EXPIRED = ofAttempts(4, 1);
    private static final Field[] SIGNED_ANEW = ofAttempts(5, 1);
    private static final Field[] ANSWER = ofAttempts(6, 3);
    private static final Field[] LEFT = ofAttempts(9, OurSide.MOST_ROWS);
    private static final Field[] OF_ATTEMPT = ofAttempts(0, ATTEMPT_BITS);
    private static final Field[] APPLIED = Field.row(OurSide.MOST_ROWS, 2, POOL_AT, 2);
    private static final Field LISTED = Field.at(LISTING_AT, OurSide.MOST_ROWS);
    private static final Field CANARY_LISTED = Field.at(LISTING_AT + OurSide.MOST_ROWS, 1);

    private static Field[] ofAttempts(int shift, int width) {
        return Field.row(OurSide.MOST_ATTEMPTS, ATTEMPT_BITS, shift, width);
    }

    int copies(int attempt) {
        return COPIES[attempt].of(word);
    }

    TheirSide withCopies(int attempt, int copies) {
        return new TheirSide(COPIES[attempt].set(word, copies));
    }

    /** The attempt's add_numbers spent its nonce. */
    boolean admitted(int attempt) {
        return ADMITTED[attempt].of(word) == 1;
    }

    TheirSide admit(int attempt, int rows) {
        return new TheirSide(LEFT[attempt].set(ADMITTED[attempt].set(word, 1), rows));
    }

    /** A harmless read spent the attempt's nonce. */
    boolean burnt(int attempt) {
        return BURNT[attempt].of(word) == 1;
    }

    TheirSide burn(int attempt) {
        return new TheirSide(BURNT[attempt].set(word, 1));
    }

    /** The timestamp is too old to be admitted. */
    boolean expired(int attempt) {
        return EXPIRED[attempt].of(word) == 1;
    }

    TheirSide expire(int attempt) {
        return new TheirSide(EXPIRED[attempt].set(word, 1));
    }

    /** The copy under way has another nonce and time than the ledger knows. */
    boolean signedAnew(int attempt) {
        return SIGNED_ANEW[attempt].of(word) == 1;
    }

    TheirSide signAnew(int attempt) {
        return new TheirSide(SIGNED_ANEW[attempt].set(word, 1));
    }

    Answer answer(int attempt) {
        return Answer.of(ANSWER[attempt].of(word));
    }

    TheirSide with(int attempt, Answer answer) {
        return new TheirSide(ANSWER[attempt].set(word, answer.ordinal()));
    }

    /** The rows that an admitted call has yet to apply; none when it is over. */
    int left(int attempt) {
        return LEFT[attempt].of(word);
    }

    TheirSide withLeft(int attempt, int rows) {
        return new TheirSide(LEFT[attempt].set(word, rows));
    }

    TheirSide apply(int row) {
        return new TheirSide(APPLIED[row].set(word, Math.min(TWICE, applied(row) + 1)));
    }

    int applied(int row) {
        return APPLIED[row].of(word);
    }

    /** The rows in the pool. */
    int pool() {
        var rows = 0;
        for (int row = 0; row < OurSide.MOST_ROWS; row++) {
            rows |= applied(row) > 0 ? 1 << row : 0;
        }
        return rows;
    }

    /** The rows that the replica has heard of. */
    int listed() {
        return LISTED.of(word);
    }

    /** Whether the replica has heard of a batch that was acknowledged before the first attempt of the scope. */
    boolean canaryListed() {
        return CANARY_LISTED.of(word) == 1;
    }

    TheirSide catchUp() {
        return new TheirSide(LISTED.set(CANARY_LISTED.set(word, 1), pool()));
    }

    boolean quiet(int attempt) {
        return copies(attempt) == 0 && left(attempt) == 0;
    }

    TheirSide forget(int attempt) {
        return new TheirSide(OF_ATTEMPT[attempt].set(word, 0));
    }
}
