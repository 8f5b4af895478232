package numberimport.sandbox;

import java.util.HashMap;
import java.util.regex.Pattern;
import numberimport.sandbox.store.NewNumber;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One element of {@code numbers} as the caller wrote it: a phone number, or several joined by commas, with its customer. */
record GivenNumber(JsonNode json) {

    static final int MOST_CUSTOM_FIELDS = 10;

    private static final Pattern CELLPHONE = Pattern.compile("\\+?\\d{5,20}(,\\+?\\d{5,20})*");

    /** Why it can't be imported, whatever the task; null where it can. */
    @Nullable
    String defect() {
        if (!json.path("cellphone").isString() || cellphone().isBlank()) {
            return "号码不能为空";
        }
        if (!CELLPHONE.matcher(cellphone()).matches()) {
            return "号码格式错误";
        }
        if (!isText(json.path("name")) || !isText(json.path("description"))) {
            return "name和description必须是字符串";
        }
        var custom = json.path("custom");
        if (!isAbsent(custom) && !(custom.isObject() && custom.valueStream().allMatch(GivenNumber::isText))) {
            return "自定义字段必须是字符串";
        }
        return custom.size() > MOST_CUSTOM_FIELDS ? "自定义字段不能超过10个" : null;
    }

    String cellphone() {
        return json.path("cellphone").asString("");
    }

    NewNumber toNewNumber() {
        var custom = new HashMap<String, String>();
        json.path("custom").forEachEntry((field, value) -> custom.put(field, value.asString("")));
        return new NewNumber(cellphone(), text("name"), text("description"), custom);
    }

    /** Its entry in {@code unsuccessful_numbers}. */
    ObjectNode refused(String reason) {
        var entry = JsonNodeFactory.instance.objectNode();
        for (var field : new String[] {"cellphone", "name", "description", "custom"}) {
            entry.set(field, json.has(field) ? json.get(field) : entry.nullNode());
        }
        return entry.put("reason", reason);
    }

    private @Nullable String text(String field) {
        var value = json.path(field);
        return isAbsent(value) ? null : value.asString();
    }

    private static boolean isText(JsonNode value) {
        return value.isString() || isAbsent(value);
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
