package numberimport.validation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A good row in the API's terms. {@code cellphone} holds up to five numbers, separated by ASCII commas; {@code custom}
 * keeps the order of the columns, has at most ten fields and no empty value. {@code toString} masks the person.
 */
public record NumberEntry(
        long row,
        String cellphone,
        @Nullable String name,
        @Nullable String description,
        Map<String, String> custom) {

    public static final int MAX_CUSTOM = 10;

    public NumberEntry {
        if (custom.size() > MAX_CUSTOM) {
            throw new IllegalArgumentException(
                    "An entry has at most " + MAX_CUSTOM + " custom fields, but row " + row + " has " + custom.size());
        }
        custom = custom instanceof CustomFields || custom.isEmpty()
                ? custom
                : Collections.unmodifiableMap(new LinkedHashMap<>(custom));
    }

    @Override
    public String toString() {
        return "NumberEntry[row=" + row + ", cellphone=" + Masked.digits(cellphone) + "]";
    }
}
