package numberimport.sandbox;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields of a JSON body, read the way the API reads them: numbers may be quoted, unknown fields don't matter. */
record Fields(JsonNode body) {

    /** For a whole number: something stands there, but it isn't one. */
    static final long NOT_A_NUMBER = Long.MIN_VALUE;

    boolean has(String name) {
        return body.has(name);
    }

    JsonNode get(String name) {
        return body.path(name);
    }

    /** Null where the field is missing, null or blank. */
    @Nullable
    String text(String name) {
        return text(body.path(name));
    }

    @Nullable
    Long whole(String name) {
        var text = text(name);
        if (text == null) {
            return null;
        }
        return text.matches("\\d{1,18}") ? Long.valueOf(text) : Long.valueOf(NOT_A_NUMBER);
    }

    long whole(String name, long whenMissing) {
        var value = whole(name);
        return value == null ? whenMissing : value;
    }

    List<String> commaSeparated(String name) {
        var text = text(name);
        return text == null ? List.of() : List.of(text.split(","));
    }

    private static @Nullable String text(JsonNode value) {
        var text = value.isValueNode() && !value.isNull() ? value.asString() : "";
        return text.isBlank() ? null : text;
    }
}
