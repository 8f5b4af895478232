package numberimport.access;

import java.time.Instant;

/** Who asks, by the name that the audit has, what they may do, and when the token that says so was made. */
public record Caller(String name, Role role, Instant since) {}
