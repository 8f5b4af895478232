package numberimport.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An account that people keep in the ledger, its token encrypted; what is null is as the settings of accounts have it by default. */
public record StoredAccount(
        String name,
        String baseUrl,
        String email,
        String token,
        @Nullable Long minGapMs,
        @Nullable Integer inFlight,
        @Nullable Long readTimeoutMs,
        @Nullable Long processingTimeMs,
        @Nullable String sendingWindow,
        Instant changedAt,
        String changedBy) {

    /** The same with a token that was encrypted for this base URL. */
    public StoredAccount with(String newBaseUrl, String newToken, @Nullable String newSendingWindow) {
        return new StoredAccount(
                name,
                newBaseUrl,
                email,
                newToken,
                minGapMs,
                inFlight,
                readTimeoutMs,
                processingTimeMs,
                newSendingWindow,
                changedAt,
                changedBy);
    }

    @Override
    public String toString() {
        return "StoredAccount[" + name + " at " + baseUrl + "]";
    }
}
