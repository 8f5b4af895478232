package numberimport.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import numberimport.api.ApiError;
import numberimport.api.ApiException;
import numberimport.api.CallStamp;
import numberimport.api.CalloutTaskApi;
import numberimport.ledger.Attempt;
import numberimport.ledger.Attempts;
import numberimport.ledger.Capability;

/**
 * Finds out whether the API ever admitted an attempt, and makes sure that it never will: the attempt's nonce, which the API
 * takes once in 15 minutes, is spent on a harmless read. Once the attempt's timestamp is too old to be admitted (five minutes),
 * time itself is the fence. Relies only on what the API was seen to enforce.
 */
final class Fence {

    /** Whether the API can have admitted an attempt. */
    sealed interface Admission {

        /** It was never admitted, and never will be. */
        record Never() implements Admission {}

        /** It can have been admitted until then, and no longer. */
        record Until(Instant latest) implements Admission {}

        /** Nothing keeps it from being admitted at any time. */
        record AtAnyTime() implements Admission {}
    }

    private static final Duration ADMISSIBLE = Duration.ofSeconds(330);
    private static final Duration NONCE_MEMORY = Duration.ofMinutes(14);

    private final CalloutTaskApi api;
    private final long task;
    private final Attempts attempts;
    private final Capability capability;

    Fence(CalloutTaskApi api, long task, Attempts attempts, Capability capability) {
        this.api = api;
        this.task = task;
        this.attempts = attempts;
        this.capability = capability;
    }

    Admission of(Attempt attempt) {
        var known = attempt.admittedUntil();
        if (known != null) {
            return new Admission.Until(known);
        }
        var spendable = attempt.signedAt().plus(capability.timeWindow() ? ADMISSIBLE : NONCE_MEMORY);
        if (capability.nonce() && api.serverTime().isBefore(spendable)) {
            return spend(attempt);
        }
        return byTime(attempt);
    }

    /** The same where the pool speaks against it that an attempt was never admitted: only its timestamp's age says so then. */
    Admission withoutNonce(Attempt attempt) {
        return of(attempt) instanceof Admission.Until until ? until : byTime(attempt);
    }

    private Admission byTime(Attempt attempt) {
        return capability.timeWindow()
                ? new Admission.Until(attempt.signedAt().plus(ADMISSIBLE))
                : new Admission.AtAnyTime();
    }

    private Admission spend(Attempt attempt) {
        return refusal(attempt)
                .<Admission>map(refusal -> {
                    if (!refusal.is(ApiError.NONCE_USED)) {
                        throw refusal;
                    }
                    var now = api.serverTime();
                    attempts.admittedUntil(attempt, now);
                    return new Admission.Until(now);
                })
                .orElseGet(() -> forgotten(attempt) ? new Admission.AtAnyTime() : new Admission.Never());
    }

    /** The answer came so late that the API may have forgotten the nonce in the meantime, as after a long standstill. */
    private boolean forgotten(Attempt attempt) {
        return !api.serverTime().isBefore(attempt.signedAt().plus(NONCE_MEMORY));
    }

    private Optional<ApiException> refusal(Attempt attempt) {
        try {
            api.task(task, new CallStamp(attempt.nonce(), api.serverTime()));
            return Optional.empty();
        } catch (ApiException e) {
            // When the task is gone, the nonce was free as well: the API says so only after it took the signature.
            return e.is(ApiError.NOT_FOUND) ? Optional.empty() : Optional.of(e);
        }
    }
}
