package numberimport.pipeline;

import numberimport.api.ApiProperties;
import numberimport.ledger.StoredAccount;
import org.jspecify.annotations.Nullable;

/**
 * An account as people see it, and who changed it last where it is no configured one; {@code email} is null for those who are not to see
 * it. Never has the token.
 */
public record AccountView(
        String name,
        boolean configured,
        @Nullable String baseUrl,
        @Nullable String email,
        long minGapMs,
        int inFlight,
        long readTimeoutMs,
        long processingTimeMs,
        @Nullable String sendingWindow,
        @Nullable String changedAt,
        @Nullable String changedBy) {

    static AccountView configured(String name, ApiProperties properties) {
        return of(name, properties, null);
    }

    static AccountView of(StoredAccount account) {
        return of(account.name(), StoredSettings.of(account, null), account);
    }

    private static AccountView of(String name, ApiProperties properties, @Nullable StoredAccount stored) {
        return new AccountView(
                name,
                stored == null,
                properties.baseUrl(),
                properties.email(),
                properties.minGap().toMillis(),
                properties.inFlight(),
                properties.readTimeout().toMillis(),
                properties.processingTime().toMillis(),
                properties.sendingWindow(),
                stored == null ? null : stored.changedAt().toString(),
                stored == null ? null : stored.changedBy());
    }

    /** For those who are not to see whose account it is. */
    public AccountView withoutEmail() {
        return new AccountView(
                name,
                configured,
                baseUrl,
                null,
                minGapMs,
                inFlight,
                readTimeoutMs,
                processingTimeMs,
                sendingWindow,
                changedAt,
                changedBy);
    }
}
