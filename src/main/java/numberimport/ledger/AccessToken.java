package numberimport.ledger;

import java.time.Instant;

/** The leave to ask through the network: whose it is, what they may do, and the hash of what they show. */
public record AccessToken(String name, String role, String hash, String createdBy, Instant createdAt) {

    @Override
    public String toString() {
        return "AccessToken[name=" + name + ", role=" + role + "]";
    }
}
