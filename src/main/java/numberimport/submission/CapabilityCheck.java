package numberimport.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import numberimport.api.ApiError;
import numberimport.api.ApiException;
import numberimport.api.CallStamp;
import numberimport.api.CalloutTaskApi;
import numberimport.ledger.Capability;

/**
 * Sees by a few harmless reads what the API enforces, on which the settling of doubts relies: that a nonce is taken once, by all
 * calls together and whatever the timestamp, and that an old timestamp is turned away. What it can't see, such as a race of two
 * copies within a millisecond, it does not claim.
 */
public final class CapabilityCheck {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Duration BEYOND_THE_WINDOW = Duration.ofSeconds(320);

    private final CalloutTaskApi api;
    private final long task;

    public CapabilityCheck(CalloutTaskApi api, long task) {
        this.api = api;
        this.task = task;
    }

    /** All of it, in five reads. */
    public Capability whole() {
        var nonce = newNonce();
        var now = api.serverTime();
        api.task(task, new CallStamp(nonce, now));
        var once = readIsRefused(nonce, now, ApiError.NONCE_USED)
                && readIsRefused(nonce, now.minus(A_MINUTE), ApiError.NONCE_USED);
        var shared = refused(() -> api.tasks(new CallStamp(nonce, now)), ApiError.NONCE_USED);
        return new Capability(now, once, shared, windowIsEnforced());
    }

    /** What may have changed since it was seen as a whole, in three reads. */
    public Capability again(Capability known) {
        var nonce = newNonce();
        var now = api.serverTime();
        api.task(task, new CallStamp(nonce, now));
        return new Capability(
                now, readIsRefused(nonce, now, ApiError.NONCE_USED), known.nonceShared(), windowIsEnforced());
    }

    private boolean windowIsEnforced() {
        return readIsRefused(newNonce(), api.serverTime().minus(BEYOND_THE_WINDOW), ApiError.TIMESTAMP_SKEW);
    }

    private boolean readIsRefused(String nonce, Instant at, ApiError expected) {
        return refused(() -> api.task(task, new CallStamp(nonce, at)), expected);
    }

    private static boolean refused(Runnable read, ApiError expected) {
        try {
            read.run();
            return false;
        } catch (ApiException e) {
            if (e.is(expected)) {
                return true;
            }
            throw e;
        }
    }

    private static String newNonce() {
        return UUID.randomUUID().toString();
    }
}
