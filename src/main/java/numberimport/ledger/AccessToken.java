package numberimport.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The leave to ask through the network: whose it is, what they may do, and the hash of what they show. */
public record AccessToken(
        String name,
        String role,
        String hash,
        String createdBy,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {

    /** One that nobody has used yet. */
    public static AccessToken unused(String name, String role, String hash, String createdBy, Instant createdAt) {
        return new AccessToken(name, role, hash, createdBy, createdAt, null);
    }

    @Override
    public String toString() {
        return "AccessToken[name=" + name + ", role=" + role + "]";
    }
}
