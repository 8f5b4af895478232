package numberimport.api;

import org.jspecify.annotations.Nullable;

/** A number in a task's pool (callout-task API, "Number Pool Structure"); custom fields are not shown there. */
public record PooledNumber(
        long id,
        String cellphone,
        @Nullable String name,
        @Nullable String description) {}
