package numberimport.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One customer to add (callout-task API, "Import Automatic Outbound Call Numbers"); what is absent is left out.
 *
 * @param cellphone the number; several numbers of one customer are joined by commas
 * @param name the customer's name
 * @param description what is said of the customer
 * @param custom at most 10 fields of any name, all of them texts
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record NumberToAdd(
        String cellphone, @Nullable String name, @Nullable String description, Map<String, String> custom) {}
