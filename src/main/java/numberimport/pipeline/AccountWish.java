package numberimport.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import numberimport.ledger.StoredAccount;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants of an account: what is null stays as it is, in a new one by default; blank hours of sending are none. Never shows
 * the token.
 */
public record AccountWish(
        @Nullable String baseUrl,
        @Nullable String email,
        @Nullable String token,
        @Nullable Long minGapMs,
        @Nullable Integer inFlight,
        @Nullable Long readTimeoutMs,
        @Nullable Long processingTimeMs,
        @Nullable String sendingWindow) {

    /** Nothing in particular. */
    public static final AccountWish NONE = new AccountWish(null, null, null, null, null, null, null, null);

    /** The same without hours of sending. */
    public AccountWish atAnyTime() {
        return new AccountWish(baseUrl, email, token, minGapMs, inFlight, readTimeoutMs, processingTimeMs, "");
    }

    /** The account as it would be, but for its token, which stays encrypted as it was. */
    StoredAccount over(StoredAccount before, Instant now, String by) {
        var hours = sendingWindow == null ? before.sendingWindow() : sendingWindow;
        return new StoredAccount(
                before.name(),
                Objects.requireNonNullElse(baseUrl, before.baseUrl()).strip(),
                Objects.requireNonNullElse(email, before.email()).strip(),
                before.token(),
                minGapMs == null ? before.minGapMs() : minGapMs,
                inFlight == null ? before.inFlight() : inFlight,
                readTimeoutMs == null ? before.readTimeoutMs() : readTimeoutMs,
                processingTimeMs == null ? before.processingTimeMs() : processingTimeMs,
                hours == null || hours.isBlank() ? null : hours,
                now,
                by);
    }

    /** The keys of what it would change, as the configuration has them. */
    public List<String> changes(AccountView now) {
        var changes = new ArrayList<String>();
        addIf(differ(baseUrl, now.baseUrl()), "base-url", changes);
        addIf(differ(email, now.email()), "email", changes);
        addIf(token != null && !token.isBlank(), "token", changes);
        addIf(differ(minGapMs, now.minGapMs()), "min-gap", changes);
        addIf(differ(inFlight, now.inFlight()), "in-flight", changes);
        addIf(differ(readTimeoutMs, now.readTimeoutMs()), "read-timeout", changes);
        addIf(differ(processingTimeMs, now.processingTimeMs()), "processing-time", changes);
        addIf(differ(sendingWindow, Objects.requireNonNullElse(now.sendingWindow(), "")), "sending-window", changes);
        return changes;
    }

    private static boolean differ(@Nullable Object given, @Nullable Object now) {
        return given != null && !given.equals(now);
    }

    private static void addIf(boolean changed, String key, List<String> changes) {
        if (changed) {
            changes.add(key);
        }
    }

    @Override
    public String toString() {
        return "AccountWish[" + baseUrl + "]";
    }
}
