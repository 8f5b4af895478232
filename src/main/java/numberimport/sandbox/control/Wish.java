package numberimport.sandbox.control;

import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** A JSON object of a tester's, whose fields have to be there and of the right kind; {@code where} says which object it is. */
record Wish(JsonNode json, String where) {

    static Wish of(JsonNode body) {
        if (!body.isObject()) {
            throw new WrongInputException("The body is " + body + ", expected an object.");
        }
        return new Wish(body, "");
    }

    String text(String field) {
        var value = json.path(field);
        if (!value.isString() || value.asString().isBlank()) {
            throw wrong(field, "a text");
        }
        return value.asString();
    }

    int whole(String field, int least) {
        var value = json.path(field);
        if (!value.isInt() || value.asInt() < least) {
            throw wrong(field, "a whole number from " + least);
        }
        return value.asInt();
    }

    double number(String field) {
        var value = json.path(field);
        if (!value.isNumber()) {
            throw wrong(field, "a number");
        }
        return value.asDouble();
    }

    List<String> texts(String field) {
        var value = json.path(field);
        if (!value.isArray() || !value.valueStream().allMatch(JsonNode::isString)) {
            throw wrong(field, "an array of texts");
        }
        return value.valueStream().map(JsonNode::asString).toList();
    }

    /** None where the field is missing. */
    <T> List<T> objects(String field, Function<Wish, T> read) {
        var value = json.path(field);
        if (value.isMissingNode()) {
            return List.of();
        }
        if (!value.isArray() || !value.valueStream().allMatch(JsonNode::isObject)) {
            throw wrong(field, "an array of objects");
        }
        return value.valueStream()
                .map(each -> read.apply(new Wish(each, where + field + ": ")))
                .toList();
    }

    WrongInputException wrong(String field, String expected) {
        var value = json.path(field);
        return new WrongInputException("%s%s is %s, expected %s."
                .formatted(where, field, value.isMissingNode() ? "missing" : value.toString(), expected));
    }
}
