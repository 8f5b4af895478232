package numberimport.sandbox;

import jakarta.servlet.ServletRequest;
import java.util.Objects;
import numberimport.sandbox.store.Company;
import org.jspecify.annotations.Nullable;

/** One request on its way through the sandbox: how it arrived, what it may still do, and what has become of it so far. */
final class Visit {

    /** The request attribute that carries it. */
    static final String ATTRIBUTE = "visit";

    private final Arrival arrival;
    private final Endpoint endpoint;
    private final int turn;
    private final @Nullable String breach;

    private volatile String nonce = "";
    private volatile Runnable line = () -> {};
    private volatile int mayApply = Misbehaviour.ALL;
    private volatile boolean hungUp;
    private volatile @Nullable Company company;
    private volatile int code;
    private volatile int applied;

    Visit(Arrival arrival, Endpoint endpoint, int turn, @Nullable String breach) {
        this.arrival = arrival;
        this.endpoint = endpoint;
        this.turn = turn;
        this.breach = breach;
    }

    static Visit of(ServletRequest request) {
        return (Visit) request.getAttribute(ATTRIBUTE);
    }

    int ordinal() {
        return arrival.ordinal();
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /** Its number among the arrivals at its endpoint, from 1. */
    int turn() {
        return turn;
    }

    /** The limit that this arrival breaks, as a sentence. */
    @Nullable
    String breach() {
        return breach;
    }

    void cameWith(@Nullable String givenNonce, Runnable hangUp) {
        nonce = givenNonce == null ? "" : givenNonce;
        line = hangUp;
    }

    /** Closes the connection; what wasn't flushed by now is never sent, and counts as no answer. */
    void hangUp() {
        hungUp = true;
        line.run();
    }

    /** How many numbers the call may put into the pool. */
    int mayApply() {
        return mayApply;
    }

    void mayApplyOnly(int atMost) {
        mayApply = atMost;
    }

    /** Lets the call in as that company's. */
    void admit(Company caller) {
        company = caller;
    }

    /** Whose call it is, once it is admitted. */
    Company company() {
        return Objects.requireNonNull(company, "the call is not admitted");
    }

    void applied(int count) {
        applied = count;
    }

    void answered(int newCode) {
        code = newCode;
    }

    Arrival toArrival() {
        return new Arrival(
                arrival.ordinal(),
                arrival.at(),
                arrival.nanoTime(),
                arrival.method(),
                arrival.path(),
                nonce,
                company != null,
                hungUp ? 0 : code,
                applied);
    }
}
