package numberimport.api;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer's JSON, read as tolerantly as the documentation contradicts itself: a code as number or as string, a message under
 * several names.
 */
final class WireAnswer {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int TEXT_LENGTH = 500;
    private static final Pattern CODE = Pattern.compile("\\d{1,9}");

    /** Signatures and their kin, e-mail addresses, phone numbers. */
    private static final Pattern OF_THE_REQUEST =
            Pattern.compile("(?i)\\b(sign|nonce|token|email)=[^&\\s]*|[^\\s@]+@[^\\s@]+|[0-9a-f]{32,}|\\d{7,}");

    private final JsonNode json;

    private WireAnswer(JsonNode json) {
        this.json = json;
    }

    /** The answer, or null where the text is no JSON object with a code. */
    static @Nullable WireAnswer read(String body) {
        try {
            var json = JsonMapper.shared().readTree(body.startsWith(BYTE_ORDER_MARK) ? body.substring(1) : body);
            return json != null && json.isObject() && json.get("code") != null ? new WireAnswer(json) : null;
        } catch (JacksonException notJson) {
            return null;
        }
    }

    int code() {
        var code = json.path("code").asString("");
        return CODE.matcher(code).matches() ? Integer.parseInt(code) : -1;
    }

    /** What the API says about a failure, in whichever of its fields; what it may repeat of the request is left out. */
    String text() {
        var exception = json.get("exception");
        var texts = new ArrayList<String>();
        for (var candidate : List.of("message", "code_message", "exception:message")) {
            add(texts, optionalText(json, candidate));
        }
        if (exception != null) {
            add(texts, exception.isObject() ? optionalText(exception, "message") : exception.asString(""));
        }
        var joined = OF_THE_REQUEST.matcher(String.join(": ", texts)).replaceAll("***");
        return joined.length() <= TEXT_LENGTH ? joined : joined.substring(0, TEXT_LENGTH);
    }

    JsonNode object(String field) {
        return json.path(field);
    }

    <T> List<T> list(String field, Function<JsonNode, T> read) {
        var items = new ArrayList<T>();
        for (var item : json.path(field)) {
            items.add(read.apply(item));
        }
        return items;
    }

    long number(String field, long otherwise) {
        return number(json, field, otherwise);
    }

    static long number(JsonNode node, String field, long otherwise) {
        return node.path(field).asLong(otherwise);
    }

    static String text(JsonNode node, String field) {
        var text = optionalText(node, field);
        return text == null ? "" : text;
    }

    static @Nullable String optionalText(JsonNode node, String field) {
        var value = node.get(field);
        return value == null || value.isNull() ? null : value.asString("");
    }

    private static void add(List<String> texts, @Nullable String text) {
        if (text != null && !text.isBlank() && !texts.contains(text)) {
            texts.add(text);
        }
    }
}
