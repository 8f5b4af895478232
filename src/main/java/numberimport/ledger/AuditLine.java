package numberimport.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a person did, to which run if it was to one. */
public record AuditLine(
        Instant at, String person, String action, @Nullable Long run, String detail) {}
