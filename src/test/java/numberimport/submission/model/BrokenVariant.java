package numberimport.submission.model;

import numberimport.submission.model.Scope.Size;

/** The protocol with one thing left out, or one promise of the API broken, and what comes of it after how few steps. */
enum BrokenVariant {
    NO_DURABLE_ATTEMPT(11, World.PLAIN, Protection.DURABLE_ATTEMPT),
    POOL_READ_WITHOUT_A_FENCE(14, World.PLAIN, Protection.NONCE_FENCE, Protection.TIME_FENCE),
    SIGNED_ANEW_AFTER_A_PAUSE(15, World.PLAIN, Protection.FROZEN_SIGNATURE),
    BLIND_RETRY(10, World.PLAIN, Protection.DOUBT),
    NO_WAIT_FOR_PROCESSING(16, World.PLAIN, Protection.WAIT_FOR_PROCESSING),
    LEDGER_WRITTEN_WITHOUT_COMPARING(17, World.THREE_ATTEMPTS, Protection.COMPARE_AND_SET),
    LAGGING_REPLICA_WITHOUT_A_CANARY(17, World.PLAIN.under(Circumstance.REPLICA_STANDS_STILL), Protection.CANARY),
    LISTING_LATER_THAN_THE_WAIT(18, World.PLAIN.under(Circumstance.REPLICA_TRAILS), Protection.LISTED_WITHIN_THE_WAIT),
    REFUSAL_TAKEN_AS_NOT_APPLIED(
            12, World.PLAIN.under(Circumstance.DUPLICATING_MIDDLEBOX), Protection.REFUSAL_IS_DOUBT),
    NONCE_STORE_NOT_ATOMIC(14, World.PLAIN, World.PLAIN.under(Circumstance.NONCE_STORE_NOT_ATOMIC));

    private final int steps;
    private final Scope whole;
    private final Scope broken;

    BrokenVariant(int steps, Scope whole, Protection... leftOut) {
        this(steps, whole, whole.without(leftOut));
    }

    BrokenVariant(int steps, Scope whole, Scope broken) {
        this.steps = steps;
        this.whole = whole;
        this.broken = broken;
    }

    /** The length of the shortest trace to a row that is applied twice. */
    int steps() {
        return steps;
    }

    /** The same scope with nothing broken. */
    Scope whole() {
        return whole;
    }

    Scope broken() {
        return broken;
    }

    private static final class World {

        /** Two rows in a batch, two attempts, one kill. */
        static final Scope PLAIN = Scope.of(new Size(2, 2, 2, 1));

        /** A late write does harm only where a second attempt is under way and a third follows. */
        static final Scope THREE_ATTEMPTS = Scope.of(new Size(2, 2, 3, 0));
    }
}
