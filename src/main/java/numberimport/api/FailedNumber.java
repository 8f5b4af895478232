package numberimport.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A number that the API did not take (callout-task API, "Failed Import Number Structure"): the customer as it was sent, and the
 * reason as free text, which is not to be decided by.
 */
public record FailedNumber(
        String cellphone,
        @Nullable String name,
        @Nullable String description,
        Map<String, Object> custom,
        String reason) {

    public FailedNumber {
        cellphone = cellphone == null ? "" : cellphone;
        custom = custom == null ? Map.of() : custom;
        reason = reason == null ? "" : reason;
    }

    public FailedNumber(String cellphone, String reason) {
        this(cellphone, null, null, Map.of(), reason);
    }
}
