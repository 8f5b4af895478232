package numberimport.access;

import org.jspecify.annotations.Nullable;

/** A token as people see it; what has to be shown is no part of it. {@code lastUsedAt} is true to the hour, null where it never was. */
public record TokenView(
        String name,
        String role,
        String createdBy,
        String createdAt,
        @Nullable String lastUsedAt) {}
