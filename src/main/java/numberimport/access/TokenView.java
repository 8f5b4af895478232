package numberimport.access;

/** A token as people see it; what has to be shown is no part of it. */
public record TokenView(String name, String role, String createdBy, String createdAt) {}
