package numberimport.access;

/** Who asks, by the name that the audit has, and what they may do. */
public record Caller(String name, Role role) {}
