package numberimport.sandbox.store;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A number as it comes in: one phone or several, joined by commas, with its customer. */
public record NewNumber(
        String cellphone, @Nullable String name, @Nullable String description, Map<String, String> custom) {

    public NewNumber {
        custom = Map.copyOf(custom);
    }
}
