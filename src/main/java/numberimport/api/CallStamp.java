package numberimport.api;

import java.time.Instant;

/** What a call is signed with: a nonce that the API takes once in 15 minutes, and the time, of which whole seconds count. */
public record CallStamp(String nonce, Instant signedAt) {}
