package numberimport.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One customer to add (callout-task API, "Import Automatic Outbound Call Numbers"): at most 10 custom fields, absent ones left out. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record NumberToAdd(
        String cellphone, @Nullable String name, @Nullable String description, Map<String, String> custom) {}
