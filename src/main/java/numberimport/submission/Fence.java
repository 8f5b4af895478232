package numberimport.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import numberimport.api.ApiError;
import numberimport.api.ApiException;
import numberimport.api.CalloutTaskApi;
import numberimport.ledger.Attempt;

/**
 * Finds out whether the API ever admitted an attempt, and makes sure that it never will: the attempt's nonce, which the API
 * takes once in 15 minutes, is spent on a harmless read. Once the attempt's timestamp is too old to be admitted (five minutes),
 * time itself is the fence.
 */
final class Fence {

    private static final Duration ADMISSIBLE = Duration.ofSeconds(330);

    private final CalloutTaskApi api;
    private final long task;

    Fence(CalloutTaskApi api, long task) {
        this.api = api;
        this.task = task;
    }

    /** Empty when the attempt was never admitted; else the latest time at which it can have been. */
    Optional<Instant> admittedUntil(Attempt attempt) {
        var expiry = attempt.signedAt().plus(ADMISSIBLE);
        var now = api.serverTime();
        if (!now.isBefore(expiry)) {
            return Optional.of(expiry);
        }
        try {
            api.taskWithNonce(task, attempt.nonce());
            return Optional.empty();
        } catch (ApiException e) {
            if (e.is(ApiError.NONCE_USED)) {
                return Optional.of(now);
            }
            if (e.is(ApiError.NOT_FOUND)) {
                // The task is gone, but the nonce was still free: the API says so only after it took the signature.
                return Optional.empty();
            }
            throw e;
        }
    }
}
