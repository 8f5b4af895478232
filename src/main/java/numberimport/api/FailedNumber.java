package numberimport.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A number that the API did not take (callout-task API, "Failed Import Number Structure"): the customer as it was sent, and why.
 *
 * @param cellphone the number as it was sent
 * @param name the customer's name
 * @param description what was said of the customer
 * @param custom the custom fields, at most 10
 * @param reason free text, not documented further and not to be decided by
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
