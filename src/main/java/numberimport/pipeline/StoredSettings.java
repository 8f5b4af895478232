package numberimport.pipeline;

import java.util.HashMap;
import java.util.Map;
import numberimport.api.ApiProperties;
import numberimport.ledger.StoredAccount;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What a stored account says, read as if it were configured: with the same defaults and the same limits. */
final class StoredSettings {

    private StoredSettings() {}

    /** With the token, where it is known; a value that can't be used is a problem. */
    static ApiProperties of(StoredAccount account, @Nullable String token) {
        var values = new HashMap<String, Object>();
        put(values, "base-url", account.baseUrl());
        put(values, "email", account.email());
        put(values, "token", token);
        put(values, "min-gap", milliseconds(account.minGapMs()));
        put(values, "in-flight", account.inFlight());
        put(values, "read-timeout", milliseconds(account.readTimeoutMs()));
        put(values, "processing-time", milliseconds(account.processingTimeMs()));
        put(values, "sending-window", account.sendingWindow());
        try {
            var properties =
                    new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("account", ApiProperties.class);
            requireHours(properties);
            return properties;
        } catch (BindException | IllegalArgumentException e) {
            throw new ProblemException(new Problem(
                    "ACCOUNT_INVALID",
                    "Account \"" + account.name() + "\": " + Settings.deepest(e),
                    "see config/application.yaml for every key and its default",
                    ExitCode.CONFIGURATION));
        }
    }

    /** Refuses hours of sending that can't be read by an {@link IllegalArgumentException}. */
    static void requireHours(ApiProperties properties) {
        if (properties.sendingWindow() != null) {
            SendingWindow.parse(properties.sendingWindow());
        }
    }

    private static void put(Map<String, Object> values, String key, @Nullable Object value) {
        if (value != null) {
            values.put("account." + key, value);
        }
    }

    private static @Nullable String milliseconds(@Nullable Long value) {
        return value == null ? null : value + "ms";
    }
}
