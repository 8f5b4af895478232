package numberimport.validation;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a column means to the API. */
public enum Field {
    CELLPHONE,
    NAME,
    DESCRIPTION,
    CUSTOM,
    IGNORE;

    /** The field by the word people use on the command line ("cellphone"), or an IllegalArgumentException. */
    public static Field parse(String word) {
        return Arrays.stream(values())
                .filter(field -> field.word().equalsIgnoreCase(word.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + word + "\" is no field, expected one of "
                        + Arrays.stream(values()).map(Field::word).collect(Collectors.joining(", "))));
    }

    /** The word for it on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
